import type { MembershipRole } from "@/lib/permissions";

export interface ShellOrganization {
  id: string;
  slug: string;
  name: string;
  role: MembershipRole;
}

/** What the signed-in shell shows around every page; the layout reads it once. */
export interface ShellData {
  user: { name: string; email: string };
  organizations: readonly ShellOrganization[];
  /** Null for someone who belongs to no organization. */
  activeOrganizationId: string | null;
  /** Whether the person runs this Crowdee, and sees its admin pages. */
  operator: boolean;
}
