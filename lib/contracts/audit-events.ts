import { z } from "zod";
import { ID_PREFIXES, idSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract } from "./contract";
import { organizationParamsSchema } from "./organizations";

/** Everything that is recorded: what happens in an organization, and what happens to a person's account. */
export const AUDIT_ACTIONS = [
  "organization.created",
  "organization.updated",
  "organization.transferred",
  "member.joined",
  "member.role_changed",
  "member.removed",
  "member.left",
  "invitation.created",
  "invitation.revoked",
  "project.created",
  "project.updated",
  "project.deleted",
  "limit_request.created",
  "limit_request.granted",
  "limit_request.declined",
  "organization.deleted",
  "account.created",
  "account.updated",
  "oauth_account.linked",
  "email.verified",
  "password.changed",
  "password.reset",
  "session.created",
  "session.ended",
  "sessions.ended",
  "sign_in.failed",
  "access_token.created",
  "api_key.created",
  "api_key.renamed",
  "api_key.rotated",
  "api_key.revoked",
] as const;

/** How the actor proved who they are; for a failed sign-in, how they tried to. */
export const AUDIT_CREDENTIALS = ["api_key", "session", "access_token", "password", "oauth", "email_link"] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
export type AuditCredential = (typeof AUDIT_CREDENTIALS)[number];

export const auditEventSchema = z
  .object({
    id: idSchema(ID_PREFIXES.auditEvent),
    action: z.enum(AUDIT_ACTIONS),
    actor: z
      .object({ userId: idSchema(ID_PREFIXES.user), name: z.string() })
      .nullable()
      .describe("Who did it; null when nobody knows, as for a failed sign-in."),
    credential: z.object({
      type: z.enum(AUDIT_CREDENTIALS),
      id: z.string().nullable().describe("The API key, or the session of a session or access token; null for others."),
    }),
    clientAddress: z.string().nullable().describe("The address the request came from; of IPv6, the /64 network."),
    target: z.object({ id: z.string(), name: z.string().nullable() }),
    changes: z
      .array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
      .describe("The fields that changed."),
    requestId: z.string(),
    createdAt: timeSchema,
  })
  .meta({ id: "AuditEvent" });

export type AuditEvent = z.infer<typeof auditEventSchema>;

const example = {
  id: "evt_01k2x8yq4v7m3n9r5t6w8z0a1b",
  action: "member.role_changed",
  actor: { userId: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "Ada" },
  credential: { type: "session", id: null },
  clientAddress: "203.0.113.9",
  target: { id: "usr_01k2x8yq4v7m3n9r5t6w8z0a1c", name: "Grace" },
  changes: [{ field: "role", from: "member", to: "admin" }],
  requestId: "req_7d1f",
  createdAt: "2026-11-24T09:30:00.000Z",
} as const;

export const listAuditEvents = contract({
  method: "GET",
  path: "/api/v1/organizations/{organizationId}/audit-events",
  operationId: "listAuditEvents",
  tag: "Organizations",
  summary: "List audit events",
  description: "Who changed what in the organization, newest first.",
  permission: "audit:read",
  organization: "path",
  params: organizationParamsSchema,
  query: pageQuerySchema,
  status: 200,
  response: pageOf(auditEventSchema),
  example: {
    response: {
      data: [example],
      nextCursor: null,
    },
  },
});

export const listAccountAuditEvents = contract({
  method: "GET",
  path: "/api/v1/account/audit-events",
  operationId: "listAccountAuditEvents",
  tag: "Account",
  summary: "List your audit events",
  description: "What happened to your account: sign-ins, passwords, API keys, and access tokens, newest first.",
  permission: "authenticated",
  session: true,
  query: pageQuerySchema,
  status: 200,
  response: pageOf(auditEventSchema),
  example: {
    response: {
      data: [
        {
          ...example,
          action: "api_key.renamed",
          target: { id: "key_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "ci" },
          changes: [{ field: "name", from: "ci-pipeline", to: "ci" }],
        },
      ],
      nextCursor: null,
    },
  },
});
