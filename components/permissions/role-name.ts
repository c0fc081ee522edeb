import type { MembershipRole } from "@/lib/permissions";

/** "Viewer": a role where it stands alone. */
export function roleName(role: MembershipRole): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}
