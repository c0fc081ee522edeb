import type { Made } from "./made";

const MONTH_MS = 30 * 24 * 3_600_000;

export type SessionFields = { id?: string; endedAt?: Date; expiresAt?: Date };

/** The id of the session that every user below is made with. */
export function sessionIdOf(user: { id: string }): string {
  return `ses_${user.id.slice(4)}`;
}

/** A session; the entity is its id. */
export function makeSession(createdAt: Date, user: { id: string }, fields: SessionFields = {}): Made<string> {
  const { id = sessionIdOf(user), endedAt, expiresAt = new Date(Date.now() + MONTH_MS) } = fields;
  const sessions = {
    id,
    user_id: user.id,
    expires_at: expiresAt,
    ended_at: endedAt,
    client_address: "192.0.2.1",
    user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    created_at: createdAt,
  };
  return { entity: id, rows: { sessions } };
}
