import type { Member } from "@/lib/contracts/members";
import { MEMBERSHIP_ROLES, type MembershipRole, roleHasPermission } from "@/lib/permissions";

/** What someone may do with a member, and why not where they may not. The server decides; this explains. */
export interface MemberRules {
  /** The roles that can be given, the present one included; empty where none can. */
  roles: readonly MembershipRole[];
  canRemove: boolean;
  canLeave: boolean;
  /** Why a control that others have is missing here; null when none is, or when the page says it for all rows. */
  reason: string | null;
}

/**
 * @param actor        who is looking, and their role
 * @param isLastOwner  whether the member is the one owner there is
 */
export function memberRules(
  member: Pick<Member, "userId" | "role">,
  actor: { userId: string; role: MembershipRole },
  isLastOwner: boolean,
): MemberRules {
  const self = member.userId === actor.userId;
  const manages = roleHasPermission(actor.role, "member:manage");
  if (isLastOwner) {
    const reason = self ? "The last owner stays. Make someone else an owner first." : "The last owner stays.";
    return { roles: [], canRemove: false, canLeave: false, reason };
  }
  if (member.role === "owner" && actor.role !== "owner") {
    return { roles: [], canRemove: false, canLeave: self, reason: manages ? "Only owners change owners." : null };
  }
  const givable = actor.role === "owner" ? MEMBERSHIP_ROLES : MEMBERSHIP_ROLES.filter((role) => role !== "owner");
  return { roles: manages ? givable : [], canRemove: manages && !self, canLeave: self, reason: null };
}
