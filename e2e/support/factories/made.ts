/** Every table a factory fills, in an order that foreign keys allow. */
export const TABLES = [
  "users",
  "sessions",
  "organizations",
  "memberships",
  "api_keys",
  "api_key_secrets",
  "projects",
  "invitations",
  "audit_events",
  "limit_requests",
  "limit_grants",
  "password_resets",
  "email_verifications",
] as const;

export type Table = (typeof TABLES)[number];

/** What a factory made: the entity as tests know it, its rows, and the secrets in it. */
export type Made<Entity> = { entity: Entity; rows: Partial<Record<Table, object>>; secrets?: string[] };

/** Inserts rows in one statement. A column that no row names becomes null. */
export function insertion(table: Table, rows: readonly object[]): { text: string; values: [string] } {
  return {
    text: `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
    values: [JSON.stringify(rows)],
  };
}

/** Postgres's text form of bytes. */
export function bytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}
