import { queryRows, sql } from "./sql";

/** The raised limit of one subject: an API key by its public id, or a user by id. */
export type GrantRow = {
  kind: "api_key" | "user";
  subject: string;
  requestsPerMinute: number;
  /** What it was granted to, and when it ends; `null`: never, until withdrawn. */
  grantedTo: "api_key" | "user" | "organization";
  expiresAt: Date | null;
};

/**
 * Every grant in force, for each key and user it applies to. The most specific wins (key, then user, then organization),
 * and of two equally specific ones the higher. All secrets of a key share its public id, so a grant survives rotation.
 */
const IN_FORCE = sql`
  WITH live AS (
    SELECT subject AS "grantedTo", subject_id, requests_per_minute AS "requestsPerMinute", expires_at AS "expiresAt"
    FROM limit_grants WHERE expires_at IS NULL OR expires_at > now()
  ), to_keys AS (
    SELECT k.public_id, g.* FROM live g JOIN api_keys k ON k.id = g.subject_id
    WHERE g."grantedTo" = 'api_key' AND k.revoked_at IS NULL
    UNION ALL
    SELECT k.public_id, g.* FROM live g JOIN api_keys k ON k.user_id = g.subject_id
    WHERE g."grantedTo" = 'user' AND k.revoked_at IS NULL
    UNION ALL
    SELECT k.public_id, g.*
    FROM live g JOIN memberships m ON m.organization_id = g.subject_id JOIN api_keys k ON k.user_id = m.user_id
    WHERE g."grantedTo" = 'organization' AND k.revoked_at IS NULL
      AND (NOT k.scoped OR g.subject_id = ANY (k.organization_ids))
  ), to_users AS (
    SELECT g.subject_id AS user_id, g.* FROM live g WHERE g."grantedTo" = 'user'
    UNION ALL
    SELECT m.user_id, g.* FROM live g JOIN memberships m ON m.organization_id = g.subject_id
    WHERE g."grantedTo" = 'organization'
  ), spread AS (
    SELECT 'api_key' AS kind, public_id AS subject, "requestsPerMinute", "grantedTo",
           "expiresAt"
    FROM to_keys
    UNION ALL
    SELECT 'user', user_id, "requestsPerMinute", "grantedTo", "expiresAt" FROM to_users
  )
  SELECT DISTINCT ON (kind, subject) * FROM spread ORDER BY kind, subject, "grantedTo", "requestsPerMinute" DESC`;

/** See {@link IN_FORCE}. */
export function findGrantsInForce(): Promise<GrantRow[]> {
  return queryRows(IN_FORCE);
}
