import type { AuditAction, AuditCredential } from "@/lib/contracts/audit-events";

/** What each event says after the actor's name; the target's name follows where there is one. */
export const AUDIT_WORDING: Record<AuditAction, string> = {
  "organization.created": "created the organization",
  "organization.updated": "changed the organization's name or slug",
  "organization.transferred": "transferred ownership to",
  "organization.deleted": "deleted the organization",
  "member.joined": "joined",
  "member.role_changed": "changed the role of",
  "member.removed": "removed",
  "member.left": "left",
  "invitation.created": "invited",
  "invitation.revoked": "revoked the invitation for",
  "project.created": "created the project",
  "project.updated": "changed the project",
  "project.deleted": "deleted the project",
  "limit_request.created": "requested a higher limit for",
  "limit_request.granted": "granted a higher limit to",
  "limit_request.declined": "declined a higher limit for",
  "account.created": "created the account",
  "account.updated": "changed the profile",
  "oauth_account.linked": "linked the sign-in service",
  "email.verified": "verified the email address",
  "password.changed": "changed the password",
  "password.reset": "reset the password",
  "session.created": "signed in",
  "session.ended": "signed out",
  "sessions.ended": "signed out everywhere",
  "sign_in.failed": "tried to sign in with a wrong password",
  "access_token.created": "created an access token",
  "api_key.created": "created the API key",
  "api_key.renamed": "renamed the API key",
  "api_key.rotated": "rotated the API key",
  "api_key.revoked": "revoked the API key",
};

/** How a credential is called. */
export const CREDENTIAL_WORDING: Record<AuditCredential, string> = {
  api_key: "API key",
  session: "Browser session",
  access_token: "Access token",
  password: "Password",
  oauth: "Sign-in service",
  email_link: "Email link",
};

const WITHOUT_TARGET = new Set<AuditAction>([
  "organization.created",
  "organization.updated",
  "member.joined",
  "member.left",
  "access_token.created",
  "account.updated",
]);

/** The name that follows the wording; null where the sentence is complete without it. */
export function auditTarget(action: AuditAction, name: string | null): string | null {
  return WITHOUT_TARGET.has(action) ? null : name;
}

/** The changes of an event as a short text: `role: member → admin`. */
export function changesText(changes: readonly { field: string; from: string | null; to: string | null }[]): string {
  return changes.map(({ field, from, to }) => `${field}: ${[from, to].filter(Boolean).join(" → ")}`).join(", ");
}
