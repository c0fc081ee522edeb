import type { MembershipRole } from "@/lib/permissions";
import type { Params } from "./requests";
import { type Organization, PASSWORD, type Person, type World } from "./world";

/** An organization with one of everything in it, and someone to call the API about it. */
export type Scene = {
  organization: Organization;
  /** Whose credentials make the requests. */
  caller: Person;
  /** Another member, and an owner who remains after anything the caller does. */
  colleague: Person;
  owner: Person;
  /** A value for every parameter a path can take, all of this scene. */
  params: Params;
  /** A body for every operation whose example will not do, because it must name what exists. */
  bodies: Record<string, unknown>;
};

/**
 * Builds a scene in which every operation of the API has something to work on.
 *
 * @param role  the caller's role in the organization; `null`: no member of it
 */
export function buildScene(world: World, role: MembershipRole | null, caller: Person = world.user()): Scene {
  const organization = world.organization("Scene");
  const owner = world.memberOf(organization, "owner");
  const colleague = world.memberOf(organization, "member");
  if (role) world.membership(caller, organization, role);
  const apiKeyId = world.apiKey(caller).id;
  const invited = world.invitation(world.organization("Inviting"), caller.email);
  world.auditEvent(organization, owner);
  world.signInEvent(caller);
  const params = {
    organizationId: organization.id,
    slug: organization.slug,
    projectId: world.project(organization, owner),
    apiKeyId,
    sessionId: world.session(caller),
    userId: colleague.id,
    invitationId: world.invitation(organization, `guest-of-${organization.slug}@example.com`).id,
    limitRequestId: world.limitRequest(caller, apiKeyId),
  };
  const bodies = {
    updateMember: { role: "viewer" },
    transferOrganization: { userId: colleague.id },
    createInvitation: { email: `new-guest-of-${organization.slug}@example.com`, role: "member" },
    acceptInvitation: { token: invited.token },
    requestPasswordReset: { email: caller.email },
    confirmPasswordReset: { token: world.passwordReset(caller), password: "staple battery horse" },
    verifyEmail: { token: world.emailVerification(caller) },
    changePassword: { currentPassword: PASSWORD, newPassword: "staple battery horse" },
    createLimitRequest: {
      subject: "api_key",
      subjectId: apiKeyId,
      requestsPerMinute: 3000,
      workload: "A nightly import in batches of 50.",
      justification: "It has to finish before the morning.",
    },
  };
  return { organization, caller, colleague, owner, params, bodies };
}
