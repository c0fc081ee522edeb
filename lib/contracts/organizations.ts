import { z } from "zod";
import {
  ID_PREFIXES,
  idSchema,
  membershipRoleSchema,
  nameSchema,
  organizationReferenceSchema,
  pageOf,
  pageQuerySchema,
  timeSchema,
} from "./common";
import { contract } from "./contract";

export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, "must be 1–48 lower-case letters, digits or inner hyphens")
  .refine((slug) => !slug.startsWith("org_"), "must not look like an id");

/** An organization as its members see it, with the role the credential has in it. */
export const organizationSchema = z
  .object({
    id: idSchema(ID_PREFIXES.organization),
    slug: z.string(),
    name: z.string(),
    role: membershipRoleSchema.describe("Your membership role."),
    effectiveRole: membershipRoleSchema.describe("The role this credential acts as."),
    createdAt: timeSchema,
  })
  .meta({ id: "Organization" });

export type Organization = z.infer<typeof organizationSchema>;

export const organizationInputSchema = z.strictObject({
  name: nameSchema(64),
  slug: slugSchema.optional().describe("Made from the name when left out."),
});

export const organizationPatchSchema = z
  .strictObject({ name: nameSchema(64).optional(), slug: slugSchema.optional() })
  .refine((patch) => Object.keys(patch).length > 0, "name at least one field to change")
  .meta({ minProperties: 1 });

export const organizationParamsSchema = z.object({ organizationId: organizationReferenceSchema });

const example: Organization = {
  id: "org_01k2x8yq4v7m3n9r5t6w8z0a1b",
  slug: "newsroom",
  name: "Newsroom",
  role: "admin",
  effectiveRole: "member",
  createdAt: "2026-11-24T09:30:00.000Z",
};
const owned: Organization = { ...example, role: "owner", effectiveRole: "owner" };

export const listOrganizations = contract({
  method: "GET",
  path: "/api/v1/organizations",
  operationId: "listOrganizations",
  tag: "Organizations",
  summary: "List the organizations you reach",
  description: "Every organization this credential reaches, oldest membership first.",
  permission: "authenticated",
  query: pageQuerySchema,
  status: 200,
  response: pageOf(organizationSchema),
  example: { response: { data: [example], nextCursor: null } },
});

export const createOrganization = contract({
  method: "POST",
  path: "/api/v1/organizations",
  operationId: "createOrganization",
  tag: "Organizations",
  summary: "Create an organization",
  description: "You become its owner.",
  permission: "authenticated",
  session: true,
  body: organizationInputSchema,
  status: 201,
  response: organizationSchema,
  errors: ["conflict", "quota_exceeded"],
  example: { body: { name: "Newsroom" }, response: owned },
});

export const getOrganization = contract({
  method: "GET",
  path: "/api/v1/organizations/{organizationId}",
  operationId: "getOrganization",
  tag: "Organizations",
  summary: "Read an organization",
  permission: "organization:read",
  organization: "path",
  params: organizationParamsSchema,
  status: 200,
  response: organizationSchema,
  example: { response: example },
});

export const updateOrganization = contract({
  method: "PATCH",
  path: "/api/v1/organizations/{organizationId}",
  operationId: "updateOrganization",
  tag: "Organizations",
  summary: "Rename an organization",
  permission: "organization:write",
  organization: "path",
  params: organizationParamsSchema,
  body: organizationPatchSchema,
  status: 200,
  response: organizationSchema,
  errors: ["conflict"],
  example: { body: { name: "The Newsroom" }, response: { ...example, name: "The Newsroom" } },
});

export const deleteOrganization = contract({
  method: "DELETE",
  path: "/api/v1/organizations/{organizationId}",
  operationId: "deleteOrganization",
  tag: "Organizations",
  summary: "Delete an organization",
  description: "Deletes the organization and everything in it. This cannot be undone. Owners only.",
  permission: "organization:delete",
  organization: "path",
  session: true,
  params: organizationParamsSchema,
  status: 204,
});

export const activateOrganization = contract({
  method: "POST",
  path: "/api/v1/organizations/{organizationId}/activate",
  operationId: "activateOrganization",
  tag: "Organizations",
  summary: "Make an organization the active one",
  description: "Sets the cookie by which this browser session chooses its organization.",
  permission: "organization:read",
  organization: "path",
  session: true,
  params: organizationParamsSchema,
  status: 200,
  response: organizationSchema,
  example: { response: owned },
});

export const transferOrganization = contract({
  method: "POST",
  path: "/api/v1/organizations/{organizationId}/transfer",
  operationId: "transferOrganization",
  tag: "Organizations",
  summary: "Transfer ownership",
  description: "Makes another member an owner and you an admin, in one step.",
  permission: "organization:transfer",
  organization: "path",
  session: true,
  verified: true,
  params: organizationParamsSchema,
  body: z.strictObject({ userId: idSchema(ID_PREFIXES.user) }),
  status: 204,
  example: { body: { userId: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b" } },
});

export const leaveOrganization = contract({
  method: "POST",
  path: "/api/v1/organizations/{organizationId}/leave",
  operationId: "leaveOrganization",
  tag: "Organizations",
  summary: "Leave an organization",
  description: "Ends your own membership. The last owner cannot leave.",
  permission: "organization:read",
  organization: "path",
  session: true,
  params: organizationParamsSchema,
  status: 204,
});
