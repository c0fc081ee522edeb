import { type AuditEntry, auditedBy } from "./audit-events";
import { queryRow, type Sql, sql, type Transaction } from "./sql";

/** What a link is mailed for. Each kind has a table of its own, with the same columns. */
export type LinkKind = "password_reset" | "email_verification";

const TABLES: Record<LinkKind, Sql> = {
  password_reset: sql`password_resets`,
  email_verification: sql`email_verifications`,
};

/** Whose mail an account's links are for: a proved address is not proved again. */
const RECIPIENTS: Record<LinkKind, Sql> = {
  password_reset: sql`u.disabled_at IS NULL`,
  email_verification: sql`u.disabled_at IS NULL AND u.email_verified_at IS NULL`,
};

/** An account, by what the caller knows of it. */
export type AccountReference = { email: string } | { userId: string };

export type NewLink = { id: string; tokenHash: Uint8Array; expiresAt: Date };

const isAccount = (account: AccountReference) =>
  "email" in account ? sql`u.email = ${account.email}` : sql`u.id = ${account.userId}`;

/**
 * Stores a link for an account and deletes its expired ones; nothing for an account that is disabled or has too many
 * links open. Only sound while the account is locked.
 *
 * @returns the address to mail it to, or `null`
 */
export async function insertMailedLink(
  transaction: Transaction,
  kind: LinkKind,
  account: AccountReference,
  { id, tokenHash, expiresAt }: NewLink,
  maxOpen: number,
): Promise<string | null> {
  const links = TABLES[kind];
  const row = await queryRow<{ email: string }>(
    sql`
      WITH account AS (
        SELECT u.id, u.email FROM users u WHERE ${isAccount(account)} AND ${RECIPIENTS[kind]}
      ), expired AS (
        DELETE FROM ${links} l USING account WHERE l.user_id = account.id AND l.expires_at < now()
      ), made AS (
        INSERT INTO ${links} (id, user_id, token_hash, expires_at)
        SELECT ${id}, account.id, ${Buffer.from(tokenHash)}::bytea, ${expiresAt}::timestamptz FROM account
        WHERE (SELECT count(*) FROM ${links} l WHERE l.user_id = account.id AND l.expires_at >= now()) < ${maxOpen}
        RETURNING user_id
      )
      SELECT account.email FROM made JOIN account ON account.id = made.user_id`,
    transaction,
  );
  return row?.email ?? null;
}

/** True of a link of this token that can still be used. */
export const openWith = (tokenHash: Uint8Array) => sql`
  l.token_hash = ${Buffer.from(tokenHash)} AND l.used_at IS NULL AND l.expires_at > now()`;

/**
 * Uses up a verification link of a person's own, and every other one they have, and makes their address a proved one,
 * with its audit event. One statement, so that a link works once whatever runs beside it.
 *
 * @returns `false` when the link opens nothing for this person
 */
export async function verifyEmail(userId: string, tokenHash: Uint8Array, entry: AuditEntry): Promise<boolean> {
  const row = await queryRow(sql`
    WITH used AS (
      UPDATE email_verifications l SET used_at = now() WHERE ${openWith(tokenHash)} AND l.user_id = ${userId}
      RETURNING l.id, l.user_id
    ), changed AS (
      UPDATE users u SET email_verified_at = COALESCE(u.email_verified_at, now()), updated_at = now()
      FROM used WHERE u.id = used.user_id
      RETURNING u.id, u.email AS name
    ), ${auditedBy(entry)}, ended AS (
      UPDATE email_verifications l SET used_at = now()
      FROM used WHERE l.user_id = used.user_id AND l.id <> used.id AND l.used_at IS NULL
    )
    SELECT user_id FROM used`);
  return row !== null;
}
