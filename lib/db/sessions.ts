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
 * Starts a session, and deletes a few that have expired, so that the table stays as large as what is alive.
 *
 * @param passwordHash  the hash of the password that was verified, or `null` when something else proved who it is
 * @returns `false` when the account is disabled, or the password has been changed since
 */
export async function insertSession(session: NewSession, passwordHash: string | null): Promise<boolean> {
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
    )
    INSERT INTO sessions (id, user_id, expires_at, client_address, user_agent)
    SELECT ${id}, person.id, ${expiresAt}, ${clientAddress}, ${userAgent} FROM person
    RETURNING id`);
  return row !== null;
}

/**
 * Ends a person's session. Ending it twice is no error.
 *
 * @returns `false` when they have no such session
 */
export async function endSession(userId: string, id: string): Promise<boolean> {
  const row = await queryRow(sql`
    UPDATE sessions SET ended_at = COALESCE(ended_at, now()) WHERE id = ${id} AND user_id = ${userId} RETURNING id`);
  return row !== null;
}

/**
 * Ends all sessions of a person but one.
 *
 * @param keep  the id of the session that goes on, or `null` to end all
 */
export async function endSessions(userId: string, keep: string | null, transaction?: Transaction): Promise<void> {
  await queryRow(
    sql`
      UPDATE sessions SET ended_at = now()
      WHERE user_id = ${userId} AND ended_at IS NULL AND id IS DISTINCT FROM ${keep}`,
    transaction,
  );
}
