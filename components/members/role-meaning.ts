import type { MembershipRole } from "@/lib/permissions";

/** What each role is for, in a few words. */
export const ROLE_MEANING: Record<MembershipRole, string> = {
  viewer: "Sees projects and people, changes nothing.",
  member: "Works on projects.",
  admin: "Also manages people, invitations and the organization's name.",
  owner: "Everything, including ownership and deletion.",
};
