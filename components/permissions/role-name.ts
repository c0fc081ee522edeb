import type { MembershipRole } from "@/lib/permissions";

/** "Viewer": a role as a label. */
export function roleName(role: MembershipRole): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}
