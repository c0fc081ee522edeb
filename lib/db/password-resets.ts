import { openWith } from "./mailed-links";
import { queryRow, sql, type Transaction } from "./sql";

/** The account an open reset link leads to, unless disabled. */
export async function findResetUser(tokenHash: Uint8Array): Promise<string | null> {
  const row = await queryRow<{ id: string }>(sql`
    SELECT u.id FROM password_resets l JOIN users u ON u.id = l.user_id
    WHERE ${openWith(tokenHash)} AND u.disabled_at IS NULL`);
  return row?.id ?? null;
}

/**
 * Uses up a reset link: sets the password, proves the address, and ends the account's other links. An account whose
 * address nothing had proved before loses its API keys, its links to other services, and the invitations it sent too:
 * anyone could have made it, and them. Only sound while the account is locked.
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
        SELECT l.user_id FROM password_resets l WHERE ${openWith(tokenHash)} AND l.user_id = ${userId}
      ), unproved AS (
        SELECT u.id FROM users u JOIN used ON used.user_id = u.id WHERE u.email_verified_at IS NULL
      ), changed AS (
        UPDATE users u SET password_hash = ${passwordHash}, updated_at = now(),
                           email_verified_at = COALESCE(u.email_verified_at, now())
        FROM used WHERE u.id = used.user_id
      ), ended AS (
        UPDATE password_resets r SET used_at = now() FROM used WHERE r.user_id = used.user_id AND r.used_at IS NULL
      ), verified AS (
        UPDATE email_verifications v SET used_at = now() FROM used WHERE v.user_id = used.user_id AND v.used_at IS NULL
      ), revoked AS (
        UPDATE api_keys k SET revoked_at = now() FROM unproved
        WHERE k.user_id = unproved.id AND k.revoked_at IS NULL
      ), unlinked AS (
        DELETE FROM oauth_accounts a USING unproved WHERE a.user_id = unproved.id
      ), withdrawn AS (
        DELETE FROM invitations i USING unproved WHERE i.invited_by_id = unproved.id AND i.accepted_at IS NULL
      )
      SELECT user_id FROM used`,
    transaction,
  );
  return row !== null;
}
