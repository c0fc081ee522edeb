import type { AuditAction, AuditCredential, AuditEvent } from "../../contracts/audit-events";
import { ID_PREFIXES } from "../../contracts/common";
import type { AuditChange, AuditEntry } from "../../db/audit-events";
import { db } from "../../db/client";
import type { AuditEventModel } from "../../db/generated/models";
import { newId } from "../../db/id";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import type { Credential, OrganizationPrincipal, Origin, Principal } from "../shared/principal";

/** Who did something, and by which request: a principal, or a person on the way to becoming one (sign-up). */
export type Actor = Origin & {
  user: Pick<Principal["user"], "id" | "name">;
  /** The session of a session or an access token. */
  sessionId?: string | null;
  credential:
    | Pick<Extract<Credential, { type: "api_key" }>, "type" | "id">
    | { type: Exclude<AuditCredential, "api_key"> };
};

/** An actor whose name the database adds. */
type NamelessActor = Omit<Actor, "user"> & { user: { id: string; name: string | null } };

/**
 * Who does what in an organization, for the statement that does it to record.
 *
 * @param changes  what changes, where the statement does not compute it
 */
export function auditEntry(
  actor: Actor,
  organizationId: string,
  action: AuditAction,
  changes: readonly AuditChange[] = [],
): AuditEntry {
  return { ...entryOf(actor, action, changes), organizationId, userId: null };
}

/**
 * Who does what to a person's account, keys or sessions, for the statement that does it to record.
 *
 * @param userId   the person, who sees the event
 * @param changes  as for {@link auditEntry}
 */
export function personalEntry(
  actor: NamelessActor,
  userId: string,
  action: AuditAction,
  changes: readonly AuditChange[] = [],
): AuditEntry {
  return { ...entryOf(actor, action, changes), organizationId: null, userId };
}

function entryOf(actor: NamelessActor, action: AuditAction, changes: readonly AuditChange[]) {
  const { user, credential, sessionId, requestId, clientAddress } = actor;
  return {
    id: newId(ID_PREFIXES.auditEvent),
    action,
    actorUserId: user.id,
    actorName: user.name,
    credentialType: credential.type,
    credentialId: credential.type === "api_key" ? credential.id : (sessionId ?? null),
    clientAddress,
    requestId,
    changes,
  };
}

/** The organization's audit events, newest first. */
export function listAuditEvents(principal: OrganizationPrincipal, input: PageInput): Promise<Page<AuditEvent>> {
  return findPage({ organizationId: principal.organization.id }, input);
}

/** The audit events of the principal's own account, newest first. */
export function listAccountAuditEvents(principal: Principal, input: PageInput): Promise<Page<AuditEvent>> {
  return findPage({ userId: principal.user.id }, input);
}

function findPage(owner: { organizationId: string } | { userId: string }, input: PageInput): Promise<Page<AuditEvent>> {
  return paginate(input, {
    prefix: ID_PREFIXES.auditEvent,
    find: (after, take) =>
      db().auditEvent.findMany({
        where: { ...owner, ...(after && { id: { lt: after } }) },
        orderBy: { id: "desc" },
        take,
      }),
    shape: toAuditEvent,
  });
}

function toAuditEvent(row: AuditEventModel): AuditEvent {
  const { actorUserId, actorName } = row;
  return {
    id: row.id,
    action: row.action as AuditAction,
    actor: actorUserId === null ? null : { userId: actorUserId, name: actorName ?? "" },
    credential: { type: row.credentialType as AuditCredential, id: row.credentialId },
    clientAddress: row.clientAddress,
    target: { id: row.targetId, name: row.targetName },
    changes: row.changes as AuditChange[],
    requestId: row.requestId,
    createdAt: row.createdAt.toISOString(),
  };
}
