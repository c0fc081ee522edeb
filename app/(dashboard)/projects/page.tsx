import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { organizationPath } from "@/components/navigation/organization-path";
import { NoOrganization } from "@/components/organizations/no-organization";
import { requireSession } from "@/lib/http/page-session";

export const metadata: Metadata = { title: "Projects" };

/** The first page after signing in: the projects of the active organization, at their own address. */
export default async function ProjectsRedirect() {
  const { organization } = await requireSession();
  if (organization) redirect(organizationPath(organization.slug));
  return <NoOrganization title="Projects" />;
}
