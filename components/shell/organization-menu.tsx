"use client";

import { Check, Plus } from "lucide-react";
import { roleName } from "@/components/permissions/role-name";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "@/components/ui/dropdown-menu";
import type { LazyMenuParts } from "@/components/ui/lazy-menu";
import type { ShellOrganization } from "./types";

export interface OrganizationMenuProps extends LazyMenuParts {
  organizations: readonly ShellOrganization[];
  currentId: string | null;
  /** The address to go to in an organization. */
  hrefIn: (organization: ShellOrganization) => string;
  onCreate: () => void;
}

/** Links to the person's organizations, and the way to another one. */
export default function OrganizationMenu({
  organizations,
  currentId,
  hrefIn,
  onCreate,
  ...menu
}: OrganizationMenuProps) {
  return (
    <DropdownMenu align="start" className="w-60" {...menu}>
      <MenuLabel>Organizations</MenuLabel>
      {organizations.map((organization) => (
        <OrganizationMenuLink
          current={organization.id === currentId}
          href={hrefIn(organization)}
          key={organization.id}
          organization={organization}
        />
      ))}
      {organizations.length > 0 ? <MenuSeparator /> : null}
      <MenuItem icon={<Plus aria-hidden="true" />} onSelect={onCreate}>
        Create organization
      </MenuItem>
    </DropdownMenu>
  );
}

type OrganizationMenuLinkProps = { organization: ShellOrganization; href: string; current: boolean };

function OrganizationMenuLink({ organization, href, current }: OrganizationMenuLinkProps) {
  const { name, role } = organization;
  return (
    <MenuLink aria-current={current || undefined} href={href}>
      <Avatar name={name} shape="square" size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        <span className="block text-subtle text-xs">{roleName(role)}</span>
      </span>
      {current ? <Check aria-hidden="true" /> : null}
    </MenuLink>
  );
}
