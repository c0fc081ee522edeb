import { newId } from "@/lib/db/id";
import type { Made } from "./made";

/** The event of someone who signed in, which belongs to that person. */
export function makeSignInEvent(createdAt: Date, person: { id: string; name: string }): Made<string> {
  const id = newId("evt");
  const audit_events = {
    id,
    organization_id: null,
    user_id: person.id,
    action: "session.created",
    actor_user_id: person.id,
    actor_name: person.name,
    credential_type: "session",
    target_id: newId("ses"),
    target_name: null,
    changes: [],
    request_id: "req_fixture",
    created_at: createdAt,
  };
  return { entity: id, rows: { audit_events } };
}

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
    user_id: null,
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
