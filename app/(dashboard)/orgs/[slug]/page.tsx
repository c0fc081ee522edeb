import { redirect } from "next/navigation";
import { organizationPath } from "@/components/navigation/organization-path";
import { requireOrganization } from "@/lib/http/page-session";

/** Leads to the organization's first page. */
export default async function OrganizationPage({ params }: { params: Promise<{ slug: string }> }) {
  const { organization } = await requireOrganization((await params).slug);
  redirect(organizationPath(organization.slug));
}
