import type { AuditAction, AuditEvent } from "../../contracts/audit-events";
import { ID_PREFIXES } from "../../contracts/common";
import type { AuditEntry } from "../../db/audit-events";
import { db } from "../../db/client";
import type { AuditEventModel } from "../../db/generated/models";
import { newId } from "../../db/id";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import type { Credential, OrganizationPrincipal, Principal } from "../shared/principal";

/** Who did something: a principal, or a person on the way to becoming one (sign-up). */
export type Actor = {
  user: Pick<Principal["user"], "id" | "name">;
  credential: Pick<Extract<Credential, { type: "api_key" }>, "type" | "id"> | { type: "session" | "access_token" };
  requestId: string;
};

/** Who does what in an organization, for the statement that does it to record. */
export function auditEntry(actor: Actor, organizationId: string, action: AuditAction): AuditEntry {
  const { user, credential, requestId } = actor;
  return {
    id: newId(ID_PREFIXES.auditEvent),
    organizationId,
    action,
    actorUserId: user.id,
    actorName: user.name,
    actorType: credential.type,
    apiKeyId: credential.type === "api_key" ? credential.id : null,
    requestId,
  };
}

/** The organization's audit events, newest first. */
export function listAuditEvents(principal: OrganizationPrincipal, input: PageInput): Promise<Page<AuditEvent>> {
  return paginate(input, {
    prefix: ID_PREFIXES.auditEvent,
    find: (after, take) =>
      db().auditEvent.findMany({
        where: { organizationId: principal.organization.id, ...(after && { id: { lt: after } }) },
        orderBy: { id: "desc" },
        take,
      }),
    shape: toAuditEvent,
  });
}

function toAuditEvent(row: AuditEventModel): AuditEvent {
  return {
    id: row.id,
    action: row.action as AuditAction,
    actor: {
      userId: row.actorUserId,
      name: row.actorName,
      type: row.actorType as AuditEvent["actor"]["type"],
      apiKeyId: row.apiKeyId,
    },
    target: { id: row.targetId, name: row.targetName },
    requestId: row.requestId,
    createdAt: row.createdAt.toISOString(),
  };
}
