import { type Sql, sql } from "./sql";

/** An audit event but for its target, which the statement that changes it knows best. */
export type AuditEntry = {
  id: string;
  organizationId: string;
  action: string;
  actorUserId: string;
  actorName: string;
  actorType: string;
  apiKeyId: string | null;
  requestId: string;
};

/**
 * A common table expression that records a change in the very statement that makes it: nothing is changed without its
 * event, and no event is recorded without its change. Expects an expression `changed` with the columns `id` and `name` of
 * each target.
 */
export function auditedBy(entry: AuditEntry): Sql {
  return sql`audited AS (
    INSERT INTO audit_events
      (id, organization_id, action, actor_user_id, actor_name, actor_type, api_key_id, request_id, target_id, target_name)
    SELECT ${entry.id}, ${entry.organizationId}, ${entry.action}, ${entry.actorUserId}, ${entry.actorName},
           ${entry.actorType}, ${entry.apiKeyId}, ${entry.requestId}, changed.id, changed.name
    FROM changed
  )`;
}
