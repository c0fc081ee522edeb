import { queryRow, sql, type Transaction } from "./sql";

/**
 * Stores a reset link for the account of an address and deletes its expired ones; nothing for an account that is
 * disabled, or has too many links open.
 *
 * @returns the recipient of the link, or `null`
 */
export function insertPasswordReset(
  email: string,
  { id, tokenHash, expiresAt }: { id: string; tokenHash: Uint8Array; expiresAt: Date },
  maxOpen: number,
): Promise<{ email: string; name: string } | null> {
  return queryRow(sql`
    WITH account AS (
      SELECT id, email, name FROM users WHERE email = ${email} AND disabled_at IS NULL
    ), expired AS (
      DELETE FROM password_resets r USING account WHERE r.user_id = account.id AND r.expires_at < now()
    ), made AS (
      INSERT INTO password_resets (id, user_id, token_hash, expires_at)
      SELECT ${id}, account.id, ${Buffer.from(tokenHash)}::bytea, ${expiresAt}::timestamptz FROM account
      WHERE (SELECT count(*) FROM password_resets r WHERE r.user_id = account.id AND r.expires_at >= now()) < ${maxOpen}
      RETURNING user_id
    )
    SELECT account.email, account.name FROM made JOIN account ON account.id = made.user_id`);
}

const openWith = (tokenHash: Uint8Array) => sql`
  r.token_hash = ${Buffer.from(tokenHash)} AND r.used_at IS NULL AND r.expires_at > now()`;

/** The account an open reset link leads to, unless disabled. */
export async function findResetUser(tokenHash: Uint8Array): Promise<string | null> {
  const row = await queryRow<{ id: string }>(sql`
    SELECT u.id FROM password_resets r JOIN users u ON u.id = r.user_id
    WHERE ${openWith(tokenHash)} AND u.disabled_at IS NULL`);
  return row?.id ?? null;
}

/**
 * Uses up a reset link: sets the password, proves the address, and ends the account's other links. An account whose address nothing had proved before loses its API keys too: anyone could have made it, and them.
 * Only sound while the account is locked.
 *
 * @returns `false` when the link opens nothing any more
 */
export async function resetPassword(
  transaction: Transaction,
  userId: string,
  tokenHash: Uint8Array,
  passwordHash: string,
): Promise<boolean> {
  const row = await queryRow(
    sql`
      WITH used AS (
        SELECT r.user_id FROM password_resets r WHERE ${openWith(tokenHash)} AND r.user_id = ${userId}
      ), before AS (
        SELECT u.id, u.email_verified_at FROM users u JOIN used ON used.user_id = u.id
      ), changed AS (
        UPDATE users u SET password_hash = ${passwordHash}, updated_at = now(),
                           email_verified_at = COALESCE(u.email_verified_at, now())
        FROM used WHERE u.id = used.user_id
      ), ended AS (
        UPDATE password_resets r SET used_at = now() FROM used WHERE r.user_id = used.user_id AND r.used_at IS NULL
      ), revoked AS (
        UPDATE api_keys k SET revoked_at = now() FROM before
        WHERE k.user_id = before.id AND before.email_verified_at IS NULL AND k.revoked_at IS NULL
      )
      SELECT user_id FROM used`,
    transaction,
  );
  return row !== null;
}
