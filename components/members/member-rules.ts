import type { Member } from "@/lib/contracts/members";
import { MEMBERSHIP_ROLES, type MembershipRole, roleHasPermission } from "@/lib/permissions";

/** What someone may do with a member, and the reason where they may not. The server decides; this explains. */
export interface MemberRules {
  /** The roles that can be given, including the current one; empty where none can. */
  roles: readonly MembershipRole[];
  canRemove: boolean;
  canLeave: boolean;
  /** Why a control that other rows have is missing here; null when none is missing, or when the page explains it. */
  reason: string | null;
}

/**
 * @param actor        who is looking, and their role
 * @param isLastOwner  whether the member is the only owner
 */
export function memberRules(
  member: Pick<Member, "userId" | "role">,
  actor: { userId: string; role: MembershipRole },
  isLastOwner: boolean,
): MemberRules {
  const self = member.userId === actor.userId;
  const manages = roleHasPermission(actor.role, "member:manage");
  if (isLastOwner) {
    const reason = self
      ? "An organization needs at least one owner. Make another member an owner first."
      : "An organization needs at least one owner.";
    return { roles: [], canRemove: false, canLeave: false, reason };
  }
  if (member.role === "owner" && actor.role !== "owner") {
    return { roles: [], canRemove: false, canLeave: self, reason: manages ? "Only owners can change an owner." : null };
  }
  const givable = actor.role === "owner" ? MEMBERSHIP_ROLES : MEMBERSHIP_ROLES.filter((role) => role !== "owner");
  return { roles: manages ? givable : [], canRemove: manages && !self, canLeave: self, reason: null };
}
