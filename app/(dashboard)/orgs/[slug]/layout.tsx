import type { ReactNode } from "react";
import { requireOrganization } from "@/lib/http/page-session";

export interface OrganizationLayoutProps {
  params: Promise<{ slug: string }>;
  children: ReactNode;
}

/**
 * Checks the organization before anything of its pages is sent, so that an unknown one is a 404 even where the page has
 * a loading state. Each page checks again for itself.
 */
export default async function OrganizationLayout({ params, children }: OrganizationLayoutProps) {
  await requireOrganization((await params).slug);
  return children;
}
