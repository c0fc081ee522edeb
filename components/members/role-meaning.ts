import type { MembershipRole } from "@/lib/permissions";

/** What each role may do, in a few words. */
export const ROLE_MEANING: Record<MembershipRole, string> = {
  viewer: "Can view projects and members.",
  member: "Can create and edit projects.",
  admin: "Can also manage members and organization settings.",
  owner: "Full control, including ownership and deletion.",
};
