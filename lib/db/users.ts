import { type AuditEntry, auditedBy, RENAMING } from "./audit-events";
import { queryRow, sql, type Transaction } from "./sql";

export type UserRow = { id: string; name: string; email: string };

/** Adds a person; `null` when the address has an account. */
export function insertUser(
  transaction: Transaction,
  fields: { id: string; name: string; email: string; passwordHash: string | null; emailVerifiedAt: Date | null },
): Promise<UserRow | null> {
  const { id, name, email, passwordHash, emailVerifiedAt } = fields;
  return queryRow(
    sql`
      INSERT INTO users (id, name, email, password_hash, email_verified_at, updated_at)
      VALUES (${id}, ${name}, ${email}, ${passwordHash}, ${emailVerifiedAt}, now())
      ON CONFLICT (email) DO NOTHING
      RETURNING id, name, email`,
    transaction,
  );
}

/** Links a person to their account of another service, with its audit event, unless it is linked already. */
export async function insertOAuthAccount(
  { provider, providerAccountId, userId }: { provider: string; providerAccountId: string; userId: string },
  entry: AuditEntry,
  transaction?: Transaction,
): Promise<void> {
  await queryRow(
    sql`
      WITH changed AS (
        INSERT INTO oauth_accounts (provider, provider_account_id, user_id)
        VALUES (${provider}, ${providerAccountId}, ${userId})
        ON CONFLICT DO NOTHING
        RETURNING user_id AS id, provider AS name
      ), ${auditedBy(entry)}
      SELECT id FROM changed`,
    transaction,
  );
}

/** Changes a person's name, with its audit event. */
export async function renameUser(userId: string, name: string, entry: AuditEntry): Promise<void> {
  await queryRow(sql`
    WITH before AS (
      SELECT id, name AS old_name FROM users WHERE id = ${userId} FOR UPDATE
    ), changed AS (
      UPDATE users u SET name = ${name}, updated_at = now() FROM before WHERE u.id = before.id
      RETURNING u.id, u.name, old_name
    ), ${auditedBy(entry, { changes: RENAMING })}
    SELECT id FROM changed`);
}

/** The hash of a person's password; `null` when they have none. */
export async function findPasswordHash(userId: string): Promise<string | null> {
  const row = await queryRow<{ passwordHash: string | null }>(
    sql`SELECT password_hash AS "passwordHash" FROM users WHERE id = ${userId}`,
  );
  return row?.passwordHash ?? null;
}

/** Locks an account until the transaction ends: what follows sees every session that began before. */
export async function lockUser(transaction: Transaction, userId: string): Promise<void> {
  await queryRow(sql`SELECT id FROM users WHERE id = ${userId} FOR UPDATE`, transaction);
}

/** As {@link lockUser}, for the account of an address. @returns its id, or `null` when there is none */
export async function lockUserOf(transaction: Transaction, email: string): Promise<string | null> {
  const row = await queryRow<{ id: string }>(sql`SELECT id FROM users WHERE email = ${email} FOR UPDATE`, transaction);
  return row?.id ?? null;
}

/**
 * Replaces a person's password and ends their reset links. Only sound while the account is locked.
 *
 * @returns `false` when the password is no longer the one that was read
 */
export async function replacePassword(
  transaction: Transaction,
  userId: string,
  oldHash: string,
  newHash: string,
): Promise<boolean> {
  const row = await queryRow(
    sql`
      WITH changed AS (
        UPDATE users SET password_hash = ${newHash}, updated_at = now()
        WHERE id = ${userId} AND password_hash = ${oldHash}
        RETURNING id
      ), ended AS (
        UPDATE password_resets r SET used_at = now() FROM changed WHERE r.user_id = changed.id AND r.used_at IS NULL
      )
      SELECT id FROM changed`,
    transaction,
  );
  return row !== null;
}
