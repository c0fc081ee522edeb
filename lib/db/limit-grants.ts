import { pool } from "./pool";

/** One credential's raised limit: a key by its subject in the limiter, or a user by id. */
export type GrantRow = {
  kind: "api_key" | "user";
  subject: string;
  requestsPerMinute: number;
  /** What it was granted to, and until when; `null`: until withdrawn. */
  grantedTo: "api_key" | "user" | "organization";
  expiresAt: Date | null;
};

/**
 * Every grant in force, spread over the credentials it holds for. The most specific wins (key, then user, then
 * organization), and of two equals the higher. A key's subject is the first half of its SHA-256 in hex, as the edge
 * computes it.
 */
const IN_FORCE = `
  WITH live AS (
    SELECT subject, subject_id, requests_per_minute, expires_at FROM limit_grants
    WHERE expires_at IS NULL OR expires_at > now()
  ), spread AS (
    SELECT 'api_key' AS kind, encode(substring(k.key_hash FOR 16), 'hex') AS subject, g.requests_per_minute, g.subject AS rank, g.expires_at
    FROM live g JOIN api_keys k ON k.id = g.subject_id WHERE g.subject = 'api_key' AND k.revoked_at IS NULL
    UNION ALL
    SELECT 'api_key', encode(substring(k.key_hash FOR 16), 'hex'), g.requests_per_minute, g.subject, g.expires_at
    FROM live g JOIN api_keys k ON k.user_id = g.subject_id WHERE g.subject = 'user' AND k.revoked_at IS NULL
    UNION ALL
    SELECT 'api_key', encode(substring(k.key_hash FOR 16), 'hex'), g.requests_per_minute, g.subject, g.expires_at
    FROM live g JOIN memberships m ON m.organization_id = g.subject_id JOIN api_keys k ON k.user_id = m.user_id
    WHERE g.subject = 'organization' AND k.revoked_at IS NULL
      AND (NOT k.scoped OR g.subject_id = ANY (k.organization_ids))
    UNION ALL
    SELECT 'user', g.subject_id, g.requests_per_minute, g.subject, g.expires_at FROM live g WHERE g.subject = 'user'
    UNION ALL
    SELECT 'user', m.user_id, g.requests_per_minute, g.subject, g.expires_at
    FROM live g JOIN memberships m ON m.organization_id = g.subject_id WHERE g.subject = 'organization'
  )
  SELECT DISTINCT ON (kind, subject) kind, subject, requests_per_minute AS "requestsPerMinute", rank AS "grantedTo",
         expires_at AS "expiresAt"
  FROM spread ORDER BY kind, subject, rank, requests_per_minute DESC`;

/** See {@link IN_FORCE}. */
export async function findGrantsInForce(): Promise<GrantRow[]> {
  const { rows } = await pool().query<GrantRow>(IN_FORCE);
  return rows;
}
