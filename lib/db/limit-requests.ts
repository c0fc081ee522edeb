import { type AuditEntry, auditedBy } from "./audit-events";
import { queryRow, queryRows, type Sql, sql, type Transaction } from "./sql";

type Subject = "api_key" | "user" | "organization";
type Status = "pending" | "granted" | "declined";

/** A request for a higher limit, with its author, the name of what it is for, and its grant. */
export type LimitRequestRow = {
  id: string;
  subject: Subject;
  subjectId: string;
  /** Empty once what the request is for is gone. */
  subjectName: string;
  requestsPerMinute: number;
  workload: string;
  justification: string;
  status: Status;
  note: string | null;
  createdAt: Date;
  decidedAt: Date | null;
  requesterId: string;
  requesterName: string;
  requesterEmail: string;
  grantedPerMinute: number | null;
  grantExpiresAt: Date | null;
};

const COLUMNS = sql`
  r.id, r.subject, r.subject_id AS "subjectId", COALESCE(k.name, s.name, o.name, '') AS "subjectName",
  r.requests_per_minute AS "requestsPerMinute", r.workload, r.justification, r.status, r.note,
  r.created_at AS "createdAt", r.decided_at AS "decidedAt",
  u.id AS "requesterId", u.name AS "requesterName", u.email AS "requesterEmail",
  g.requests_per_minute AS "grantedPerMinute", g.expires_at AS "grantExpiresAt"`;

/** Where the columns come from, given where the requests and the grants do. */
const joined = (requests: Sql, grants: Sql) => sql`
  FROM ${requests} r
  JOIN users u ON u.id = r.user_id
  LEFT JOIN ${grants} g ON g.request_id = r.id
  LEFT JOIN api_keys k ON r.subject = 'api_key' AND k.id = r.subject_id
  LEFT JOIN users s ON r.subject = 'user' AND s.id = r.subject_id
  LEFT JOIN organizations o ON r.subject = 'organization' AND o.id = r.subject_id`;

const GRANTS = sql`limit_grants`;
const NO_GRANTS = sql`(SELECT * FROM limit_grants WHERE false)`;

/** The target of an audit event: the request, by the name of what it is for. */
const targetIn = (requests: Sql) => sql`(
  SELECT r.id, COALESCE(k.name, s.name, o.name) AS name ${joined(requests, NO_GRANTS)}
) AS target`;

/** Requests of one person, or of everyone, newest first, from the one after `afterId`. */
export function findLimitRequests(
  filter: { userId?: string; status?: Status | undefined },
  afterId: string | null,
  limit: number,
): Promise<LimitRequestRow[]> {
  const ofUser = filter.userId === undefined ? sql`` : sql`AND r.user_id = ${filter.userId}`;
  const ofStatus = filter.status === undefined ? sql`` : sql`AND r.status = ${filter.status}`;
  const older = afterId === null ? sql`` : sql`AND r.id < ${afterId}`;
  return queryRows(sql`
    SELECT ${COLUMNS} ${joined(sql`limit_requests`, GRANTS)}
    WHERE true ${ofUser} ${ofStatus} ${older}
    ORDER BY r.id DESC LIMIT ${limit}`);
}

/**
 * How many requests of a person wait for a decision, and whether a key is theirs and not revoked. Only certain while the
 * account is locked.
 */
export async function findRequesterState(
  transaction: Transaction,
  userId: string,
  apiKeyId: string | null,
): Promise<{ pending: number; ownsKey: boolean }> {
  const row = await queryRow<{ pending: number; ownsKey: boolean }>(
    sql`
      SELECT (SELECT count(*)::int FROM limit_requests WHERE user_id = ${userId} AND status = 'pending') AS pending,
             EXISTS (
               SELECT FROM api_keys WHERE id = ${apiKeyId} AND user_id = ${userId} AND revoked_at IS NULL
             ) AS "ownsKey"`,
    transaction,
  );
  return row ?? { pending: 0, ownsKey: false };
}

/** Files a request, with its audit event. */
export async function insertLimitRequest(
  transaction: Transaction,
  userId: string,
  fields: {
    id: string;
    subject: Subject;
    subjectId: string;
    requestsPerMinute: number;
    workload: string;
    justification: string;
  },
  entry: AuditEntry,
): Promise<LimitRequestRow> {
  const { id, subject, subjectId, requestsPerMinute, workload, justification } = fields;
  const [row] = await queryRows<LimitRequestRow>(
    sql`
      WITH made AS (
        INSERT INTO limit_requests (id, user_id, subject, subject_id, requests_per_minute, workload, justification)
        VALUES (${id}, ${userId}, ${subject}, ${subjectId}, ${requestsPerMinute}, ${workload}, ${justification})
        RETURNING *
      ), ${auditedBy(entry, { target: targetIn(sql`made`) })}
      SELECT ${COLUMNS} ${joined(sql`made`, NO_GRANTS)}`,
    transaction,
  );
  return row as LimitRequestRow;
}

/** A request as a decision on it needs to know it. */
export type LockedLimitRequest = {
  subject: Subject;
  subjectId: string;
  requesterId: string;
  /** Whether what it is for can still be used. */
  live: boolean;
  /** What an earlier decision granted. */
  grantedPerMinute: number | null;
};

/** Locks a request until the transaction ends. */
export function lockLimitRequest(transaction: Transaction, id: string): Promise<LockedLimitRequest | null> {
  return queryRow(
    sql`
      SELECT r.subject, r.subject_id AS "subjectId", r.user_id AS "requesterId",
             (SELECT g.requests_per_minute FROM limit_grants g WHERE g.request_id = r.id) AS "grantedPerMinute",
             CASE r.subject
        WHEN 'api_key' THEN EXISTS (
          SELECT FROM api_keys k
          WHERE k.id = r.subject_id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        )
        WHEN 'user' THEN EXISTS (SELECT FROM users u WHERE u.id = r.subject_id AND u.disabled_at IS NULL)
        ELSE EXISTS (SELECT FROM organizations o WHERE o.id = r.subject_id)
      END AS live
      FROM limit_requests r WHERE r.id = ${id}
      FOR UPDATE OF r`,
    transaction,
  );
}

/** Who decides a request, and why. */
export type Decision = { id: string; decidedById: string; note: string | null };

const decided = (status: Status, { id, decidedById, note }: Decision) => sql`decided AS (
  UPDATE limit_requests SET status = ${status}, note = ${note}, decided_by_id = ${decidedById}, decided_at = now()
  WHERE id = ${id}
  RETURNING *
)`;

/** Grants a request, in place of any earlier decision on it, with its audit event. */
export async function grantLimitRequest(
  transaction: Transaction,
  decision: Decision,
  grant: { id: string; requestsPerMinute: number; expiresAt: Date | null },
  entry: AuditEntry,
): Promise<LimitRequestRow> {
  const [row] = await queryRows<LimitRequestRow>(
    sql`
      WITH ${decided("granted", decision)}, granted AS (
        INSERT INTO limit_grants (id, request_id, subject, subject_id, requests_per_minute, expires_at)
        SELECT ${grant.id}, id, subject, subject_id, ${grant.requestsPerMinute}::int, ${grant.expiresAt}::timestamptz
        FROM decided
        ON CONFLICT (request_id) DO UPDATE
        SET id = EXCLUDED.id, requests_per_minute = EXCLUDED.requests_per_minute, expires_at = EXCLUDED.expires_at,
            created_at = now()
        RETURNING *
      ), ${auditedBy(entry, { target: targetIn(sql`decided`) })}
      SELECT ${COLUMNS} ${joined(sql`decided`, sql`granted`)}`,
    transaction,
  );
  return row as LimitRequestRow;
}

/**
 * Declines a request and ends its grant, if it has one, with its audit event. Only sound while the request is locked: a statement that waited
 * for another decision does not see the grant that one made.
 *
 * @returns `null` when there is no such request
 */
export function declineLimitRequest(
  transaction: Transaction,
  decision: Decision,
  entry: AuditEntry,
): Promise<(LimitRequestRow & { withdrawn: boolean }) | null> {
  return queryRow(
    sql`
      WITH ${decided("declined", decision)}, withdrawn AS (
        DELETE FROM limit_grants g USING decided WHERE g.request_id = decided.id RETURNING g.id
      ), ${auditedBy(entry, { target: targetIn(sql`decided`) })}
      SELECT ${COLUMNS}, EXISTS (SELECT FROM withdrawn) AS withdrawn ${joined(sql`decided`, NO_GRANTS)}`,
    transaction,
  );
}
