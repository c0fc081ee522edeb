import { z } from "zod";
import { ID_PREFIXES, idSchema, membershipRoleSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract } from "./contract";
import { organizationParamsSchema } from "./organizations";

/** A member as fellow members see them. Left out on purpose: account state and everything of other organizations. */
export const memberSchema = z
  .object({
    userId: idSchema(ID_PREFIXES.user),
    name: z.string(),
    email: z.string(),
    role: membershipRoleSchema,
    joinedAt: timeSchema,
  })
  .meta({ id: "Member" });

export type Member = z.infer<typeof memberSchema>;

const paramsSchema = organizationParamsSchema.extend({ userId: idSchema(ID_PREFIXES.user) });

const example: Member = {
  userId: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b",
  name: "Ada",
  email: "ada@example.com",
  role: "member",
  joinedAt: "2026-11-24T09:30:00.000Z",
};

export const listMembers = contract({
  method: "GET",
  path: "/api/v1/organizations/{organizationId}/members",
  operationId: "listMembers",
  tag: "Organizations",
  summary: "List members",
  permission: "member:read",
  organization: "path",
  params: organizationParamsSchema,
  query: pageQuerySchema,
  status: 200,
  response: pageOf(memberSchema),
  example: { response: { data: [example], nextCursor: null } },
});

export const updateMember = contract({
  method: "PATCH",
  path: "/api/v1/organizations/{organizationId}/members/{userId}",
  operationId: "updateMember",
  tag: "Organizations",
  summary: "Change a member's role",
  description:
    "Takes effect immediately, also for the member's keys. Only an owner can add or remove the owner role. An organization needs at least one owner.",
  permission: "member:manage",
  organization: "path",
  session: true,
  verified: true,
  params: paramsSchema,
  body: z.strictObject({ role: membershipRoleSchema }),
  status: 200,
  response: memberSchema,
  errors: ["conflict"],
  example: { body: { role: "admin" }, response: { ...example, role: "admin" } },
});

export const removeMember = contract({
  method: "DELETE",
  path: "/api/v1/organizations/{organizationId}/members/{userId}",
  operationId: "removeMember",
  tag: "Organizations",
  summary: "Remove a member",
  description:
    "Ends the membership immediately, also for the member's keys. Only an owner can remove an owner. An organization needs at least one owner.",
  permission: "member:manage",
  organization: "path",
  session: true,
  verified: true,
  params: paramsSchema,
  status: 204,
  errors: ["conflict"],
});
