import type { Me } from "../../contracts/me";
import { apiKeyHint } from "../../credentials/api-key";
import { rateFor } from "../../limits/grants";
import { POLICIES } from "../../limits/policies";
import { permissionsOf, reachableOrganizations } from "../../permissions";
import { grantsKnown } from "../limits/limit-grants";
import type { OrganizationPrincipal } from "../shared/principal";

/** What the present credential is, and what it may do in the organization of the request. No query of its own. */
export function describeMe(principal: OrganizationPrincipal): Me {
  const { user, organization, reach, memberships } = principal;
  return {
    principal: describeCredential(principal),
    user: { id: user.id, name: user.name, email: user.email },
    organization: { id: organization.id, slug: organization.slug, name: organization.name },
    role: { effective: organization.effectiveRole, key: reach.role, membership: organization.role },
    permissions: permissionsOf(organization.effectiveRole),
    organizations: reachableOrganizations(reach, memberships).map(({ id, slug, name, role, effectiveRole }) => ({
      id,
      slug,
      name,
      role,
      effectiveRole,
    })),
    limits: [limitOf(principal)],
  };
}

function describeCredential({ credential }: OrganizationPrincipal): Me["principal"] {
  if (credential.type !== "api_key") return { type: credential.type, expiresAt: credential.expiresAt.toISOString() };
  const { type, id, publicId, name, role, organizationIds, expiresAt } = credential;
  return {
    type,
    id,
    name,
    hint: apiKeyHint(publicId),
    role,
    organizationIds,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

function limitOf({ credential, user }: OrganizationPrincipal): Me["limits"][number] {
  const [policy, subject] =
    credential.type === "api_key" ? (["api-key", credential.publicId] as const) : (["session", user.id] as const);
  const { limit, windowSeconds } = rateFor(grantsKnown(), policy, subject, POLICIES[policy].rate());
  return { policy, limit, windowSeconds };
}
