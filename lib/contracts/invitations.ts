import { z } from "zod";
import { emailSchema, ID_PREFIXES, idSchema, keyRoleSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract, pageRead } from "./contract";
import { organizationParamsSchema, organizationSchema } from "./organizations";

/** An open invitation as the organization's admins see it. Left out on purpose: its token. */
export const invitationSchema = z
  .object({
    id: idSchema(ID_PREFIXES.invitation),
    email: z.string(),
    role: keyRoleSchema,
    invitedBy: z.object({ id: idSchema(ID_PREFIXES.user), name: z.string() }).nullable(),
    createdAt: timeSchema,
    expiresAt: timeSchema,
    status: z.enum(["pending", "expired"]),
  })
  .meta({ id: "Invitation" });

export type Invitation = z.infer<typeof invitationSchema>;

/** The secret in an invitation's or reset's link: 43 base64url characters. */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "is not a valid token");

/** What the page behind an invitation's link shows to anyone who has the link. */
export const openInvitationSchema = z.object({
  organization: z.string(),
  invitedBy: z.string().nullable(),
  email: z.string(),
  role: keyRoleSchema,
  /** Whether the address has an account to sign in to, or needs one. */
  hasAccount: z.boolean(),
});

export type OpenInvitation = z.infer<typeof openInvitationSchema>;

const paramsSchema = organizationParamsSchema.extend({ invitationId: idSchema(ID_PREFIXES.invitation) });

const example: Invitation = {
  id: "inv_01k2x8yq4v7m3n9r5t6w8z0a1b",
  email: "grace@example.com",
  role: "member",
  invitedBy: { id: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "Ada" },
  createdAt: "2026-11-24T09:30:00.000Z",
  expiresAt: "2026-12-01T09:30:00.000Z",
  status: "pending",
};

export const listInvitations = contract({
  method: "GET",
  path: "/api/v1/organizations/{organizationId}/invitations",
  operationId: "listInvitations",
  tag: "Organizations",
  summary: "List open invitations",
  permission: "invitation:manage",
  organization: "path",
  session: true,
  params: organizationParamsSchema,
  query: pageQuerySchema,
  status: 200,
  response: pageOf(invitationSchema),
  example: { response: { data: [example], nextCursor: null } },
});

export const createInvitation = contract({
  method: "POST",
  path: "/api/v1/organizations/{organizationId}/invitations",
  operationId: "createInvitation",
  tag: "Organizations",
  summary: "Invite someone by email",
  description:
    "Mails a single-use link that expires after seven days. Inviting the same address again replaces the earlier link. Per day (UTC), an address gets at most 10 invitations, a person sends at most 100, and an organization at most 200; beyond that the response is `rate_limited`. Owners are made by changing a member's role.",
  permission: "invitation:manage",
  organization: "path",
  session: true,
  verified: true,
  params: organizationParamsSchema,
  body: z.strictObject({ email: emailSchema, role: keyRoleSchema }),
  status: 201,
  response: invitationSchema,
  errors: ["conflict", "quota_exceeded"],
  example: { body: { email: "grace@example.com", role: "member" }, response: example },
});

export const revokeInvitation = contract({
  method: "DELETE",
  path: "/api/v1/organizations/{organizationId}/invitations/{invitationId}",
  operationId: "revokeInvitation",
  tag: "Organizations",
  summary: "Revoke an invitation",
  permission: "invitation:manage",
  organization: "path",
  session: true,
  params: paramsSchema,
  status: 204,
});

export const acceptInvitation = contract({
  method: "POST",
  path: "/api/v1/invitations/accept",
  operationId: "acceptInvitation",
  tag: "Organizations",
  summary: "Accept an invitation",
  description: "Joins the organization with the token from the invitation's link. The link must have been sent to you.",
  permission: "authenticated",
  session: true,
  body: z.strictObject({ token: linkTokenSchema }),
  status: 200,
  response: organizationSchema,
  errors: ["not_found", "conflict", "quota_exceeded"],
  example: {
    body: { token: "<the token in the link>" },
    response: {
      id: "org_01k2x8yq4v7m3n9r5t6w8z0a1b",
      slug: "newsroom",
      name: "Newsroom",
      role: "member",
      effectiveRole: "member",
      createdAt: "2026-11-24T09:30:00.000Z",
    },
  },
});

/** The open invitation of a token, or `null`; for the page behind the link. */
export const findOpenInvitation = pageRead({
  operationId: "findOpenInvitation",
  permission: "public",
  query: z.strictObject({ token: linkTokenSchema }),
  response: openInvitationSchema.nullable(),
});
