import { effectiveRole, type KeyRole, type MembershipRole } from "./roles";

/** One organization a person belongs to, as read from the database at the moment of the request. */
export type Membership = { id: string; slug: string; name: string; role: MembershipRole };

/** A membership with the role a credential may act as in it. */
export type ReachableOrganization = Membership & { effectiveRole: MembershipRole };

/**
 * What limits a credential: its own role (`null`: none, it inherits) and the organizations it is scoped to
 * (`null`: every organization its owner belongs to; an empty list reaches nothing).
 */
export type Reach = { role: KeyRole | null; organizationIds: readonly string[] | null };

/** True when the scope admits the organization. */
export function inScope(organizationIds: Reach["organizationIds"], organizationId: string): boolean {
  return organizationIds === null || organizationIds.includes(organizationId);
}

/**
 * The organizations a credential reaches, each with its effective role, in the order of the memberships. The same
 * function serves the request path, `/me` and the preview in the create dialog.
 */
export function reachableOrganizations(reach: Reach, memberships: readonly Membership[]): ReachableOrganization[] {
  return memberships
    .filter((membership) => inScope(reach.organizationIds, membership.id))
    .map((membership) => ({ ...membership, effectiveRole: effectiveRole(reach.role, membership.role) }));
}

export type OrganizationChoice =
  | { outcome: "chosen"; organization: ReachableOrganization }
  | { outcome: "not_found" }
  | { outcome: "out_of_scope" }
  | { outcome: "required"; organizations: ReachableOrganization[] };

/**
 * The organization of requests that name none. A key or token has a `fixed` default and never acts in another one; a
 * session uses its `active` organization (an id or slug), or its oldest membership when that is not reachable.
 */
export type DefaultOrganization = { kind: "fixed"; id: string | null } | { kind: "active"; reference: string | null };

/**
 * Finds the organization of a request.
 *
 * @param reach        what limits the credential
 * @param memberships  the owner's memberships, oldest first
 * @param requested    id or slug that the request names, or `null`
 * @param fallback     the organization of a request that names none
 */
export function chooseOrganization(
  reach: Reach,
  memberships: readonly Membership[],
  requested: string | null,
  fallback: DefaultOrganization,
): OrganizationChoice {
  const reachable = reachableOrganizations(reach, memberships);
  if (requested !== null) return chooseRequested(reachable, memberships, requested);
  if (fallback.kind === "fixed") {
    const organization = reachable.find(({ id }) => id === fallback.id);
    return organization ? { outcome: "chosen", organization } : { outcome: "required", organizations: reachable };
  }
  const organization = reachable.find((one) => isNamed(one, fallback.reference)) ?? reachable[0];
  return organization ? { outcome: "chosen", organization } : { outcome: "not_found" };
}

function chooseRequested(
  reachable: ReachableOrganization[],
  memberships: readonly Membership[],
  requested: string,
): OrganizationChoice {
  const organization = reachable.find((one) => isNamed(one, requested));
  if (organization) return { outcome: "chosen", organization };
  return { outcome: memberships.some((one) => isNamed(one, requested)) ? "out_of_scope" : "not_found" };
}

function isNamed(organization: Membership, name: string | null): boolean {
  return organization.id === name || organization.slug === name;
}
