import { z } from "zod";
import { ID_PREFIXES, idSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract } from "./contract";
import { organizationParamsSchema } from "./organizations";

/** Everything that is recorded when it happens in an organization. */
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
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const auditEventSchema = z
  .object({
    id: idSchema(ID_PREFIXES.auditEvent),
    action: z.enum(AUDIT_ACTIONS),
    actor: z.object({
      userId: idSchema(ID_PREFIXES.user),
      name: z.string(),
      type: z.enum(["api_key", "session", "access_token"]),
      apiKeyId: idSchema(ID_PREFIXES.apiKey).nullable(),
    }),
    target: z.object({ id: z.string(), name: z.string().nullable() }),
    requestId: z.string(),
    createdAt: timeSchema,
  })
  .meta({ id: "AuditEvent" });

export type AuditEvent = z.infer<typeof auditEventSchema>;

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
      data: [
        {
          id: "evt_01k2x8yq4v7m3n9r5t6w8z0a1b",
          action: "project.created",
          actor: {
            userId: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b",
            name: "Ada",
            type: "api_key",
            apiKeyId: "key_01k2x8yq4v7m3n9r5t6w8z0a1b",
          },
          target: { id: "prj_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "Election photos" },
          requestId: "req_7d1f",
          createdAt: "2026-11-24T09:30:00.000Z",
        },
      ],
      nextCursor: null,
    },
  },
});
