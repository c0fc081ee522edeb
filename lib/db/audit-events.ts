import { queryRow, type Sql, sql, type Transaction } from "./sql";

/** What an event says of one field: the value before and after, `null` where there was or is none. */
export type AuditChange = { field: string; from: string | null; to: string | null };

/** An audit event but for its target, which the statement that changes it knows best. */
export type AuditEntry = {
  id: string;
  /** The organization it happened in, or `null` for a personal event. */
  organizationId: string | null;
  /** The person a personal event is shown to, or `null` for an event of an organization. */
  userId: string | null;
  action: string;
  actorUserId: string | null;
  /** When `null`, the name of the account. */
  actorName: string | null;
  credentialType: string;
  credentialId: string | null;
  clientAddress: string | null;
  requestId: string;
  changes: readonly AuditChange[];
};

/** Where a recorded change is found, when a statement makes several or only it knows what was before. */
type Recording = {
  /** The name of the expression that records it. */
  name?: Sql;
  /** The expression with the columns `id` and `name` of the target. */
  target?: Sql;
  /** The changes as JSON, computed from the columns of the target; without it, those of the entry. */
  changes?: Sql;
};

/**
 * A common table expression that records a change in the very statement that makes it: nothing is changed without its
 * event, and no event is recorded without its change. Expects an expression `changed` with the columns `id` and `name` of
 * the target, of which there may be one at most.
 */
export function auditedBy(
  entry: AuditEntry,
  { name = sql`audited`, target = sql`changed`, changes }: Recording = {},
): Sql {
  return sql`${name} AS (${insertion(entry, target, changes)})`;
}

/** Records an event that goes with no other change, or only with those of the transaction. */
export async function insertAuditEvent(
  entry: AuditEntry,
  target: { id: string; name: string | null },
  transaction?: Transaction,
): Promise<void> {
  const changed = sql`(SELECT ${target.id}::text AS id, ${target.name}::text AS name) AS changed`;
  await queryRow(insertion(entry, changed), transaction);
}

/**
 * Records a personal event unless there are as many of its action within the last hour. Only sound while the person is
 * locked.
 */
export async function insertBoundedAuditEvent(
  transaction: Transaction,
  entry: AuditEntry,
  target: { id: string; name: string | null },
  mostPerHour: number,
): Promise<void> {
  const changed = sql`(
    SELECT ${target.id}::text AS id, ${target.name}::text AS name
    WHERE ${mostPerHour} > (
      SELECT count(*) FROM audit_events
      WHERE user_id = ${entry.userId} AND action = ${entry.action} AND created_at > now() - interval '1 hour'
    )
  ) AS changed`;
  await queryRow(insertion(entry, changed), transaction);
}

function insertion(entry: AuditEntry, target: Sql, changes = sql`${JSON.stringify(entry.changes)}::jsonb`): Sql {
  return sql`
    INSERT INTO audit_events
      (id, organization_id, user_id, action, actor_user_id, actor_name, credential_type, credential_id, client_address,
       request_id, target_id, target_name, changes)
    SELECT ${entry.id}, ${entry.organizationId}, ${entry.userId}, ${entry.action}, ${entry.actorUserId},
           COALESCE(${entry.actorName}, (SELECT u.name FROM users u WHERE u.id = ${entry.actorUserId})),
           ${entry.credentialType}, ${entry.credentialId}, ${entry.clientAddress},
           ${entry.requestId}, id, name, ${changes}
    FROM ${target}`;
}

/**
 * For {@link auditedBy}: the fields that differ between two rows, as JSON.
 *
 * @param fields  by name in the API, the columns before and after
 */
export function changesBetween(fields: Record<string, { from: Sql; to: Sql }>): Sql {
  const rows = Object.entries(fields).map(([field, { from, to }]) => sql`(${field}::text, ${from}::text, ${to}::text)`);
  const values = rows.reduce((all, row) => sql`${all}, ${row}`);
  return sql`(
    SELECT COALESCE(jsonb_agg(jsonb_build_object('field', f.field, 'from', f.was, 'to', f.becomes)), '[]')
    FROM (VALUES ${values}) AS f (field, was, becomes)
    WHERE f.was IS DISTINCT FROM f.becomes
  )`;
}

/** For {@link auditedBy}: what a new name replaced, from the columns `old_name` and `name`. */
export const RENAMING = changesBetween({ name: { from: sql`old_name`, to: sql`name` } });
