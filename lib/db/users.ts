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

/** Links a person to their account of another service. */
export async function insertOAuthAccount(
  transaction: Transaction,
  { provider, providerAccountId, userId }: { provider: string; providerAccountId: string; userId: string },
): Promise<void> {
  await queryRow(
    sql`
      INSERT INTO oauth_accounts (provider, provider_account_id, user_id)
      VALUES (${provider}, ${providerAccountId}, ${userId})`,
    transaction,
  );
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
