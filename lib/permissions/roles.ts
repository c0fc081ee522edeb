/** Roles a person can hold in an organization, lowest first. */
export const MEMBERSHIP_ROLES = ["viewer", "member", "admin", "owner"] as const;
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];

/** Roles a key can carry. Ownership is never delegated to a key. */
export const KEY_ROLES = ["viewer", "member", "admin"] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

const RANK: Record<MembershipRole, number> = { viewer: 0, member: 1, admin: 2, owner: 3 };

/** True when `role` is `required` or higher. */
export function roleAtLeast(role: MembershipRole, required: MembershipRole): boolean {
  return RANK[role] >= RANK[required];
}

/** The lower of two roles. */
export function lowerRole(a: MembershipRole, b: MembershipRole): MembershipRole {
  return RANK[a] <= RANK[b] ? a : b;
}

/**
 * What a credential may act as in one organization: the lower of the key's role and the owner's current membership
 * role. A session or access token carries no role of its own (`null`) and inherits the membership's.
 */
export function effectiveRole(keyRole: KeyRole | null, membershipRole: MembershipRole): MembershipRole {
  return keyRole === null ? membershipRole : lowerRole(keyRole, membershipRole);
}
