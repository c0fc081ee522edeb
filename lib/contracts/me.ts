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
    expiresAt: timeSchema.nullable(),
  }),
  z.object({ type: z.literal("session"), expiresAt: timeSchema }),
  z.object({ type: z.literal("access_token"), expiresAt: timeSchema }),
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
    organization: z.object({ id: idSchema(ID_PREFIXES.organization), slug: z.string(), name: z.string() }),
    role: z.object({
      effective: membershipRoleSchema,
      key: z.enum(KEY_ROLES).nullable().describe("The key's own role; null for sessions and access tokens."),
      membership: membershipRoleSchema,
    }),
    permissions: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
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
      .describe("Every organization this credential reaches."),
    limits: z.array(limitSchema),
  })
  .meta({ id: "Me" });

export type Me = z.infer<typeof meSchema>;

export const getMe = contract({
  method: "GET",
  path: "/api/v1/me",
  operationId: "getMe",
  tag: "Who am I",
  summary: "Who am I, and what may I do here?",
  description:
    "Describes the credential, its owner, the organization of the request, the effective role and its permissions.",
  permission: "authenticated",
  organization: "header",
  status: 200,
  answer: meSchema,
  example: {
    answer: {
      principal: {
        type: "api_key",
        id: "key_01k2x8yq4v7m3n9r5t6w8z0a1b",
        name: "ci-pipeline",
        hint: "crowdee_AbCd1234…",
        role: "admin",
        organizationIds: null,
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
      limits: [{ policy: "api-key", limit: 600, windowSeconds: 60 }],
    },
  },
});
