import type { KeyRole } from "../permissions";
import { type AuditEntry, auditedBy, RENAMING } from "./audit-events";
import type { ApiKeyModel } from "./generated/models";
import { queryRow, sql, type Transaction } from "./sql";

/** A new API key together with the hash of its first secret. */
export type NewApiKey = {
  id: string;
  userId: string;
  publicId: string;
  name: string;
  role: KeyRole;
  scoped: boolean;
  organizationIds: string[];
  defaultOrganizationId: string | null;
  expiresAt: Date | null;
  createdAt: Date;
  hash: Uint8Array;
};

/** A key of a user; `null` when they have no such key. */
export function findApiKey(userId: string, id: string): Promise<ApiKeyModel | null> {
  return queryRow(sql`
    SELECT id, user_id AS "userId", public_id AS "publicId", name, role, scoped, organization_ids AS "organizationIds",
           default_organization_id AS "defaultOrganizationId", expires_at AS "expiresAt", revoked_at AS "revokedAt",
           last_used_at AS "lastUsedAt", created_at AS "createdAt"
    FROM api_keys WHERE id = ${id} AND user_id = ${userId}`);
}

/** Stores an API key and its first secret in one statement, with its audit event. */
export async function insertApiKey(transaction: Transaction, key: NewApiKey, entry: AuditEntry): Promise<void> {
  const { id, userId, publicId, name, role, scoped, organizationIds, defaultOrganizationId } = key;
  const { expiresAt, createdAt, hash } = key;
  const statement = sql`
    WITH changed AS (
      INSERT INTO api_keys (id, user_id, public_id, name, role, scoped, organization_ids, default_organization_id,
                            expires_at, created_at)
      VALUES (${id}, ${userId}, ${publicId}, ${name}, ${role}::key_role, ${scoped}, ${organizationIds},
              ${defaultOrganizationId}, ${expiresAt}, ${createdAt})
      RETURNING id, name, created_at
    ), ${auditedBy(entry)}
    INSERT INTO api_key_secrets (hash, api_key_id, created_at)
    SELECT ${Buffer.from(hash)}::bytea, id, created_at FROM changed`;
  await queryRow(statement, transaction);
}

/**
 * Adds a secret to a live key of the user and ends its current one, in one statement. Only the statement that ends the
 * current secret inserts a new one, so of two concurrent rotations one does nothing. With its audit event.
 *
 * @param endsAt  when the current secret stops working; `null`: now
 * @returns false when the key is not live, an earlier secret still overlaps, or another rotation came first
 */
export async function rotateApiKeySecret(
  { id, userId, hash }: Pick<NewApiKey, "id" | "userId" | "hash">,
  now: Date,
  endsAt: Date | null,
  entry: AuditEntry,
): Promise<boolean> {
  const row = await queryRow(sql`
    WITH live AS (
      SELECT id, name FROM api_keys k
      WHERE id = ${id} AND user_id = ${userId} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now})
        AND NOT EXISTS (
          SELECT FROM api_key_secrets s WHERE s.api_key_id = k.id AND s.revoked_at IS NULL AND s.expires_at > ${now}
        )
    ), ended AS (
      UPDATE api_key_secrets s SET expires_at = ${endsAt}, revoked_at = ${endsAt === null ? now : null}
      FROM live WHERE s.api_key_id = live.id AND s.revoked_at IS NULL AND s.expires_at IS NULL
      RETURNING live.id, live.name
    ), ${auditedBy(entry, { target: sql`ended` })}
    INSERT INTO api_key_secrets (hash, api_key_id, created_at)
    SELECT ${Buffer.from(hash)}::bytea, id, ${now}::timestamptz FROM ended
    RETURNING api_key_id`);
  return row !== null;
}

/** Renames a key of the user, with its audit event; `false` when there is none. */
export async function renameApiKey(userId: string, id: string, name: string, entry: AuditEntry): Promise<boolean> {
  const row = await queryRow(sql`
    WITH before AS (
      SELECT id, name AS old_name FROM api_keys WHERE id = ${id} AND user_id = ${userId} FOR UPDATE
    ), changed AS (
      UPDATE api_keys k SET name = ${name} FROM before WHERE k.id = before.id
      RETURNING k.id, k.name, old_name
    ), ${auditedBy(entry, { changes: RENAMING })}
    SELECT id FROM changed`);
  return row !== null;
}

/** Revokes a key of the user that is not revoked, with its audit event; `false` when there is none. */
export async function revokeApiKey(userId: string, id: string, entry: AuditEntry): Promise<boolean> {
  const row = await queryRow(sql`
    WITH changed AS (
      UPDATE api_keys SET revoked_at = now() WHERE id = ${id} AND user_id = ${userId} AND revoked_at IS NULL
      RETURNING id, name
    ), ${auditedBy(entry)}
    SELECT id FROM changed`);
  return row !== null;
}

/** When the earlier secret of a key that still works after a rotation ends; `null` when there is none. */
export async function findOverlapEnd(apiKeyId: string, now: Date): Promise<Date | null> {
  const row = await queryRow<{ expiresAt: Date }>(sql`
    SELECT expires_at AS "expiresAt" FROM api_key_secrets
    WHERE api_key_id = ${apiKeyId} AND revoked_at IS NULL AND expires_at > ${now}`);
  return row?.expiresAt ?? null;
}
