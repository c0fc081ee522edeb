import type { AuditAction } from "@/lib/contracts/audit-events";

/** What each event says after the actor's name; the target's name follows where there is one. */
export const AUDIT_WORDING: Record<AuditAction, string> = {
  "organization.created": "created the organization",
  "organization.updated": "changed the organization's name or slug",
  "organization.transferred": "transferred ownership to",
  "member.joined": "joined",
  "member.role_changed": "changed the role of",
  "member.removed": "removed",
  "member.left": "left",
  "invitation.created": "invited",
  "invitation.revoked": "revoked the invitation for",
  "project.created": "created the project",
  "project.updated": "changed the project",
  "project.deleted": "deleted the project",
};

const WITHOUT_TARGET = new Set<AuditAction>([
  "organization.created",
  "organization.updated",
  "member.joined",
  "member.left",
]);

/** The name that follows the wording; null where the sentence is complete without it. */
export function auditTarget(action: AuditAction, name: string | null): string | null {
  return WITHOUT_TARGET.has(action) ? null : name;
}
