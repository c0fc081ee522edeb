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
 * Finds the organization a request is for.
 *
 * @param reach        what limits the credential
 * @param memberships  the owner's memberships, oldest first
 * @param requested    id or slug the request names, or `null`
 * @param preferred    for a session: the id or slug of the active organization (`null`: none chosen yet, the oldest
 *                     membership serves; a stale one is passed over); `undefined` for credentials that choose nothing
 */
export function chooseOrganization(
  reach: Reach,
  memberships: readonly Membership[],
  requested: string | null,
  preferred?: string | null,
): OrganizationChoice {
  const reachable = reachableOrganizations(reach, memberships);
  if (requested !== null) return chooseRequested(reachable, memberships, requested);
  const only = reachable.length === 1 ? reachable[0] : undefined;
  if (only) return { outcome: "chosen", organization: only };
  const [oldest] = reachable;
  if (!oldest) return { outcome: "not_found" };
  if (preferred === undefined) return { outcome: "required", organizations: reachable };
  return { outcome: "chosen", organization: reachable.find((one) => isNamed(one, preferred)) ?? oldest };
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
