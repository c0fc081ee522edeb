import { z } from "zod";
import { KEY_ROLES, PERMISSIONS, type Permission } from "../permissions";
import { ID_PREFIXES, idSchema, keyRoleSchema, membershipRoleSchema, timeSchema } from "./common";
import { contract } from "./contract";

const principalSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("api_key"),
    id: idSchema(ID_PREFIXES.apiKey),
    name: z.string(),
    hint: z.string(),
    role: keyRoleSchema,
    organizationIds: z.array(idSchema(ID_PREFIXES.organization)).nullable(),
    defaultOrganizationId: idSchema(ID_PREFIXES.organization).nullable(),
    expiresAt: timeSchema.nullable(),
  }),
  z.object({ type: z.literal("session"), expiresAt: timeSchema }),
  z.object({
    type: z.literal("access_token"),
    defaultOrganizationId: idSchema(ID_PREFIXES.organization).nullable(),
    expiresAt: timeSchema,
  }),
]);

const limitSchema = z.object({
  policy: z.string(),
  limit: z.number().int().describe("Requests per window."),
  windowSeconds: z.number().int(),
});

export const meSchema = z
  .object({
    principal: principalSchema,
    user: z.object({ id: idSchema(ID_PREFIXES.user), name: z.string(), email: z.string() }),
    organization: z
      .object({ id: idSchema(ID_PREFIXES.organization), slug: z.string(), name: z.string() })
      .nullable()
      .describe("The organization of the request; null when it names none and no default applies."),
    role: z
      .object({
        effective: membershipRoleSchema,
        key: z.enum(KEY_ROLES).nullable().describe("The key's own role; null for sessions and access tokens."),
        membership: membershipRoleSchema,
      })
      .nullable()
      .describe("The roles in that organization; null without one."),
    permissions: z
      .array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]))
      .describe("What the credential may do in that organization; empty without one."),
    organizations: z
      .array(
        z.object({
          id: idSchema(ID_PREFIXES.organization),
          slug: z.string(),
          name: z.string(),
          role: membershipRoleSchema,
          effectiveRole: membershipRoleSchema,
        }),
      )
      .describe("Every organization this credential can access."),
    limits: z.array(limitSchema),
  })
  .meta({ id: "Me" });

export type Me = z.infer<typeof meSchema>;

export const getMe = contract({
  method: "GET",
  path: "/api/v1/me",
  operationId: "getMe",
  tag: "Who am I",
  summary: "Describe the current credential",
  description:
    "Describes the credential, its owner, the organization of the request, and the effective role and permissions in it. Without an organization the response is still 200, with `organization: null`.",
  permission: "authenticated",
  organization: "optional",
  status: 200,
  response: meSchema,
  example: {
    response: {
      principal: {
        type: "api_key",
        id: "key_01k2x8yq4v7m3n9r5t6w8z0a1b",
        name: "ci-pipeline",
        hint: "crowdee_AbCd1234…",
        role: "admin",
        organizationIds: null,
        defaultOrganizationId: "org_01k2x8yq4v7m3n9r5t6w8z0a1b",
        expiresAt: null,
      },
      user: { id: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "Ada", email: "ada@example.com" },
      organization: { id: "org_01k2x8yq4v7m3n9r5t6w8z0a1b", slug: "newsroom", name: "Newsroom" },
      role: { effective: "member", key: "admin", membership: "member" },
      permissions: ["organization:read", "member:read", "project:read", "project:write"],
      organizations: [
        {
          id: "org_01k2x8yq4v7m3n9r5t6w8z0a1b",
          slug: "newsroom",
          name: "Newsroom",
          role: "member",
          effectiveRole: "member",
        },
      ],
      limits: [
        { policy: "api-key", limit: 600, windowSeconds: 60 },
        { policy: "user", limit: 3000, windowSeconds: 60 },
      ],
    },
  },
});
