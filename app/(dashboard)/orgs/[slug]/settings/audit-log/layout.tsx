import { notFound } from "next/navigation";
import { requireOrganization } from "@/lib/http/page-session";
import { roleHasPermission } from "@/lib/permissions";
import type { OrganizationLayoutProps } from "../../layout";

/** To members who may not read the audit log, its page does not exist. Checked before the loading state is sent. */
export default async function AuditLogLayout({ params, children }: OrganizationLayoutProps) {
  const { organization } = await requireOrganization((await params).slug);
  if (!roleHasPermission(organization.effectiveRole, "audit:read")) notFound();
  return children;
}
