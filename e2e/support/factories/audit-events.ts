import { newId } from "@/lib/db/id";
import type { Made } from "./made";

/** The event of a project that somebody created. */
export function makeAuditEvent(
  createdAt: Date,
  organization: { id: string },
  actor: { id: string; name: string },
): Made<string> {
  const id = newId("evt");
  const audit_events = {
    id,
    organization_id: organization.id,
    action: "project.created",
    actor_user_id: actor.id,
    actor_name: actor.name,
    credential_type: "session",
    target_id: newId("prj"),
    target_name: "Project",
    changes: [],
    request_id: "req_fixture",
    created_at: createdAt,
  };
  return { entity: id, rows: { audit_events } };
}
