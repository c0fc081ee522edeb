import type { Me } from "../../contracts/me";
import { apiKeyHint } from "../../credentials/api-key";
import { rateFor } from "../../limits/grants";
import { POLICIES } from "../../limits/policies";
import { permissionsOf, reachableOrganizations } from "../../permissions";
import { grantsKnown } from "../limits/limit-grants";
import type { OptionalOrganizationPrincipal, Principal } from "../shared/principal";
import { userRateOf } from "./user-limit";

/** Describes the credential and what it may do in the organization of the request, if there is one. Runs no query. */
export function describeMe(principal: OptionalOrganizationPrincipal): Me {
  const { user, organization, reach, memberships } = principal;
  return {
    principal: describeCredential(principal),
    user: { id: user.id, name: user.name, email: user.email },
    organization: organization && { id: organization.id, slug: organization.slug, name: organization.name },
    role: organization && { effective: organization.effectiveRole, key: reach.role, membership: organization.role },
    permissions: organization ? permissionsOf(organization.effectiveRole) : [],
    organizations: reachableOrganizations(reach, memberships).map(({ id, slug, name, role, effectiveRole }) => ({
      id,
      slug,
      name,
      role,
      effectiveRole,
    })),
    limits: [limitOf(principal), { policy: "user", ...userRateOf(principal) }],
  };
}

function describeCredential({ credential }: Principal): Me["principal"] {
  switch (credential.type) {
    case "session":
      return { type: credential.type, expiresAt: credential.expiresAt.toISOString() };
    case "access_token": {
      const { type, defaultOrganizationId, expiresAt } = credential;
      return { type, defaultOrganizationId, expiresAt: expiresAt.toISOString() };
    }
    case "api_key": {
      const { publicId, expiresAt, ...fields } = credential;
      return { ...fields, hint: apiKeyHint(publicId), expiresAt: expiresAt?.toISOString() ?? null };
    }
  }
}

function limitOf({ credential, user }: Principal): Me["limits"][number] {
  const [policy, subject] =
    credential.type === "api_key" ? (["api-key", credential.publicId] as const) : (["session", user.id] as const);
  const { limit, windowSeconds } = rateFor(grantsKnown(), policy, subject, POLICIES[policy].rate());
  return { policy, limit, windowSeconds };
}
