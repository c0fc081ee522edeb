import { z } from "zod";
import { ID_PREFIXES, idSchema, keyRoleSchema, nameSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract } from "./contract";

const organizationIdsSchema = z
  .array(idSchema(ID_PREFIXES.organization))
  .min(1, "must name at least one organization; leave it out or send null for every organization")
  .max(100, "must name at most 100 organizations")
  .refine((ids) => new Set(ids).size === ids.length, "must not name an organization twice")
  .meta({ uniqueItems: true });

/** Any ISO 8601 time with an offset; read as UTC. */
const expiryInputSchema = z.iso
  .datetime({ offset: true, error: "must be an ISO 8601 time such as 2027-01-31T00:00:00Z" })
  // At an offset from UTC the last hours of 9999 are in a year no ISO 8601 time of ours can say.
  .refine((time) => !(new Date(time).getUTCFullYear() > 9999), "must be before the year 10000")
  .meta({ examples: ["2027-01-31T00:00:00Z"] });

const defaultOrganizationIdSchema = idSchema(ID_PREFIXES.organization)
  .nullable()
  .describe(
    "The organization of requests that name none; null: every request must name one. It never changes. When the key can no longer access it, requests must name one as well.",
  );

/** A key as every list and read shows it. The key itself and its hash are left out on purpose. */
export const apiKeySchema = z
  .object({
    id: idSchema(ID_PREFIXES.apiKey),
    name: z.string(),
    hint: z.string().describe("The key's public part, to tell keys apart. It is safe to log."),
    role: keyRoleSchema,
    organizationIds: z
      .array(idSchema(ID_PREFIXES.organization))
      .nullable()
      .describe("The organizations that the key is limited to; null: every organization its owner belongs to."),
    defaultOrganizationId: defaultOrganizationIdSchema,
    createdAt: timeSchema,
    expiresAt: timeSchema.nullable(),
    revokedAt: timeSchema.nullable(),
    lastUsedAt: timeSchema.nullable().describe("When it was last used; at most 60 s behind."),
    status: z.enum(["active", "expired", "revoked"]),
  })
  .meta({ id: "ApiKey" });

export type ApiKey = z.infer<typeof apiKeySchema>;

/** The only response that contains a key. */
export const createdApiKeySchema = z
  .object({
    id: idSchema(ID_PREFIXES.apiKey),
    name: z.string(),
    role: keyRoleSchema,
    organizationIds: z.array(idSchema(ID_PREFIXES.organization)).nullable(),
    defaultOrganizationId: defaultOrganizationIdSchema,
    expiresAt: timeSchema.nullable(),
    createdAt: timeSchema,
    hint: z.string(),
    key: z.string().describe("The full key. It appears in this response and never again."),
  })
  .meta({ id: "CreatedApiKey" });

export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

export const apiKeyInputSchema = z.strictObject({
  name: nameSchema(64).describe("What the key is for, such as ci-pipeline or local-dev."),
  role: keyRoleSchema.describe(
    "The highest role the key can act with. It is always capped by its owner's current role.",
  ),
  organizationIds: organizationIdsSchema
    .nullable()
    .default(null)
    .describe("Limits the key to these organizations; null: every organization its owner belongs to."),
  defaultOrganizationId: idSchema(ID_PREFIXES.organization)
    .optional()
    .describe(
      "The organization of requests that name none. It must be one you belong to, within the key's scope. Left out: the organization of this request or, when that is outside the scope, the first one of the scope.",
    ),
  expiresAt: expiryInputSchema.nullable().default(null).describe("When the key expires; null: never."),
});

export const apiKeyPatchSchema = z.strictObject({ name: nameSchema(64) });

export const apiKeyRotationSchema = z.strictObject({
  overlapSeconds: z
    .number()
    .int()
    .min(0)
    .max(7 * 24 * 60 * 60)
    .default(0)
    .describe("How many seconds the current value keeps working; 0 ends it immediately."),
});

const KEY_STATUS_FILTERS = ["active", "expiring", "expired", "revoked", "all"] as const;
const KEY_SORTS = ["newest", "name", "lastUsed", "expires"] as const;

export type KeyStatusFilter = (typeof KEY_STATUS_FILTERS)[number];
export type KeySort = (typeof KEY_SORTS)[number];

/** A key counts as expiring during this many days before it expires. */
export const EXPIRING_DAYS = 14;

export const apiKeyQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(64, "must be at most 64 characters").optional().describe("Part of the name or public id."),
  status: z
    .enum(KEY_STATUS_FILTERS)
    .default("all")
    .describe(`Which keys to list; \`expiring\`: active ones that expire within ${EXPIRING_DAYS} days.`),
  sort: z
    .enum(KEY_SORTS)
    .default("newest")
    .describe("The order; `lastUsed`: the most recent first, `expires`: the earliest first."),
});

const paramsSchema = z.object({ apiKeyId: idSchema(ID_PREFIXES.apiKey) });

const example = {
  id: "key_01k2x8yq4v7m3n9r5t6w8z0a1b",
  name: "ci-pipeline",
  role: "member",
  organizationIds: null,
  defaultOrganizationId: "org_01k2x8yq4v7m3n9r5t6w8z0a1b",
  expiresAt: null,
  createdAt: "2026-11-24T09:30:00.000Z",
  hint: "crowdee_AbCd1234…",
} as const;

const listed = { ...example, revokedAt: null, lastUsedAt: null, status: "active" } as const;
const created = { ...example, key: "crowdee_<the 40 characters, shown only here>" };

export const listApiKeys = contract({
  method: "GET",
  path: "/api/v1/api-keys",
  operationId: "listApiKeys",
  tag: "API keys",
  summary: "List your API keys",
  description:
    "Lists your own keys, newest first, including revoked and expired ones. Keep the other parameters when you follow `nextCursor`.",
  permission: "authenticated",
  session: true,
  query: apiKeyQuerySchema,
  status: 200,
  response: pageOf(apiKeySchema),
  example: { response: { data: [listed], nextCursor: null } },
});

export const createApiKey = contract({
  method: "POST",
  path: "/api/v1/api-keys",
  operationId: "createApiKey",
  tag: "API keys",
  summary: "Create an API key",
  description:
    "Returns the full key exactly once; only a hash is stored. A role above your own is allowed and capped in use.",
  permission: "authenticated",
  organization: "optional",
  session: true,
  body: apiKeyInputSchema,
  status: 201,
  response: createdApiKeySchema,
  secret: true,
  errors: ["quota_exceeded"],
  example: { body: { name: "ci-pipeline", role: "member" }, response: created },
});

export const getApiKey = contract({
  method: "GET",
  path: "/api/v1/api-keys/{apiKeyId}",
  operationId: "getApiKey",
  tag: "API keys",
  summary: "Read an API key",
  permission: "authenticated",
  session: true,
  params: paramsSchema,
  status: 200,
  response: apiKeySchema,
  example: { response: listed },
});

export const updateApiKey = contract({
  method: "PATCH",
  path: "/api/v1/api-keys/{apiKeyId}",
  operationId: "updateApiKey",
  tag: "API keys",
  summary: "Rename an API key",
  permission: "authenticated",
  session: true,
  params: paramsSchema,
  body: apiKeyPatchSchema,
  status: 200,
  response: apiKeySchema,
  example: { body: { name: "ci-pipeline-2" }, response: { ...listed, name: "ci-pipeline-2" } },
});

export const revokeApiKey = contract({
  method: "DELETE",
  path: "/api/v1/api-keys/{apiKeyId}",
  operationId: "revokeApiKey",
  tag: "API keys",
  summary: "Revoke an API key",
  description:
    "Takes effect on the next request, everywhere. The key stays in the list. Revoking a key twice is not an error.",
  permission: "authenticated",
  session: true,
  params: paramsSchema,
  status: 204,
});

export const rotateApiKey = contract({
  method: "POST",
  path: "/api/v1/api-keys/{apiKeyId}/rotate",
  operationId: "rotateApiKey",
  tag: "API keys",
  summary: "Rotate an API key",
  description:
    "Replaces the secret value of the key and returns the new value once. The key keeps its id, name, role, scope, expiration, and limits. The current value stops working immediately, or after an overlap. While an overlap runs, another rotation is a conflict.",
  permission: "authenticated",
  session: true,
  params: paramsSchema,
  body: apiKeyRotationSchema,
  optionalBody: true,
  status: 201,
  response: createdApiKeySchema,
  secret: true,
  errors: ["conflict"],
  example: { body: { overlapSeconds: 3600 }, response: created },
});
