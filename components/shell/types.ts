import type { MembershipRole } from "@/lib/permissions";

export interface ShellOrganization {
  id: string;
  slug: string;
  name: string;
  role: MembershipRole;
  /** Whether the person may read its audit log. */
  readsAuditLog: boolean;
}

/** What the signed-in shell shows around every page; the layout reads it once. */
export interface ShellData {
  user: { name: string; email: string };
  organizations: readonly ShellOrganization[];
  /** The organization that pages without one in their address belong to. Null for someone who belongs to none. */
  activeOrganizationId: string | null;
  /** Whether the person is an operator of this Crowdee and sees its admin pages. */
  operator: boolean;
}
