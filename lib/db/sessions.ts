import { type AuditEntry, auditedBy } from "./audit-events";
import { queryRow, sql, type Transaction } from "./sql";

/** A session about to begin. */
export type NewSession = {
  id: string;
  userId: string;
  expiresAt: Date;
  clientAddress: string | null;
  userAgent: string | null;
};

/**
 * Starts a session, with its audit event, and deletes a few that have expired, so that the table stays as large as what is
 * alive.
 *
 * @param passwordHash  the hash of the password that was verified, or `null` when something else proved who it is
 * @returns `false` when the account is disabled, or the password has been changed since
 */
export async function insertSession(
  session: NewSession,
  passwordHash: string | null,
  entry: AuditEntry,
): Promise<boolean> {
  const { id, userId, expiresAt, clientAddress, userAgent } = session;
  // Locked, so that what ends the sessions of an account either sees this one, or is seen here.
  const row = await queryRow(sql`
    WITH person AS (
      SELECT id FROM users
      WHERE id = ${userId} AND disabled_at IS NULL
        AND (${passwordHash}::text IS NULL OR password_hash = ${passwordHash}::text)
      FOR SHARE
    ), expired AS (
      DELETE FROM sessions WHERE id IN (
        SELECT id FROM sessions WHERE expires_at < now() ORDER BY expires_at LIMIT 10 FOR UPDATE SKIP LOCKED
      )
    ), changed AS (
      INSERT INTO sessions (id, user_id, expires_at, client_address, user_agent)
      SELECT ${id}, person.id, ${expiresAt}::timestamptz, ${clientAddress}, ${userAgent} FROM person
      RETURNING id, NULL::text AS name
    ), ${auditedBy(entry)}
    SELECT id FROM changed`);
  return row !== null;
}

/**
 * Ends a person's session, with its audit event. Ending it twice is no error, and one event.
 *
 * @returns `false` when they have no such session
 */
export async function endSession(userId: string, id: string, entry: AuditEntry): Promise<boolean> {
  const row = await queryRow(sql`
    WITH changed AS (
      UPDATE sessions SET ended_at = now() WHERE id = ${id} AND user_id = ${userId} AND ended_at IS NULL
      RETURNING id, NULL::text AS name
    ), ${auditedBy(entry)}
    SELECT id FROM sessions WHERE id = ${id} AND user_id = ${userId}`);
  return row !== null;
}

/**
 * Ends all sessions of a person but one.
 *
 * @param keep  the id of the session that goes on, or `null` to end all
 */
export async function endSessions(transaction: Transaction, userId: string, keep: string | null): Promise<void> {
  await queryRow(endingAllBut(userId, keep), transaction);
}

/** The same, with an audit event unless there is none to end. */
export async function endOtherSessions(userId: string, keep: string | null, entry: AuditEntry): Promise<void> {
  await queryRow(sql`
    WITH ended AS (${endingAllBut(userId, keep)} RETURNING id),
    changed AS (SELECT ${userId}::text AS id, NULL::text AS name WHERE EXISTS (SELECT FROM ended)), ${auditedBy(entry)}
    SELECT id FROM changed`);
}

const endingAllBut = (userId: string, keep: string | null) => sql`
  UPDATE sessions SET ended_at = now()
  WHERE user_id = ${userId} AND ended_at IS NULL AND id IS DISTINCT FROM ${keep}`;
