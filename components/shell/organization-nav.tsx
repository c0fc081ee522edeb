"use client";

import type { ComponentProps, ReactNode } from "react";
import { organizationPath } from "@/components/navigation/organization-path";
import { Link } from "@/components/ui/link";
import { NavLink, type NavLinkProps } from "./nav-link";
import { useOrganization } from "./organization-provider";

/** Renders its children for someone who belongs to an organization. */
export function OrganizationMembers({ children }: { children: ReactNode }) {
  return useOrganization() ? children : null;
}

/** Renders its children for someone who may read the audit log of the current organization. */
export function AuditLogReaders({ children }: { children: ReactNode }) {
  return useOrganization()?.readsAuditLog ? children : null;
}

export interface OrganizationLinkProps extends Omit<NavLinkProps, "href"> {
  /** The page, without the part of the address that names the organization. */
  page: string;
}

/** A link of the navigation to a page of the current organization. */
export function OrganizationLink({ page, ...props }: OrganizationLinkProps) {
  const organization = useOrganization();
  return <NavLink {...props} href={organization ? organizationPath(organization.slug, page) : page} />;
}

/** A link to the first page of the signed-in part: the current organization's projects. */
export function HomeLink(props: Omit<ComponentProps<typeof Link>, "href">) {
  const organization = useOrganization();
  return <Link {...props} href={organization ? organizationPath(organization.slug) : "/projects"} />;
}
