import { queryRow, sql, type Transaction } from "./sql";

export type UserRow = { id: string; name: string; email: string; sessionEpoch: number };

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
      RETURNING id, name, email, session_epoch AS "sessionEpoch"`,
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

/**
 * Replaces a person's password and ends their sessions, access tokens and reset links.
 *
 * @returns `false` when the password is no longer the one that was read
 */
export async function replacePassword(userId: string, oldHash: string, newHash: string): Promise<boolean> {
  // The person's row is locked before any link's, here as in a reset, so the two cannot wait for each other.
  const row = await queryRow(sql`
    WITH changed AS (
      UPDATE users SET password_hash = ${newHash}, session_epoch = session_epoch + 1, updated_at = now()
      WHERE id = ${userId} AND password_hash = ${oldHash}
      RETURNING id
    ), ended AS (
      UPDATE password_resets r SET used_at = now() FROM changed WHERE r.user_id = changed.id AND r.used_at IS NULL
    )
    SELECT id FROM changed`);
  return row !== null;
}
