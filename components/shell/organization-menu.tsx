"use client";

import { Plus } from "lucide-react";
import { roleName } from "@/components/permissions/role-name";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { LazyMenuParts } from "@/components/ui/lazy-menu";
import type { ShellData } from "./types";

export interface OrganizationMenuProps
  extends LazyMenuParts,
    Pick<ShellData, "organizations" | "activeOrganizationId"> {
  onActivate: (id: string) => void;
  onCreate: () => void;
}

/** The organizations one can switch to, and the way to another. */
export default function OrganizationMenu({
  organizations,
  activeOrganizationId,
  onActivate,
  onCreate,
  ...menu
}: OrganizationMenuProps) {
  return (
    <DropdownMenu align="start" className="w-60" {...menu}>
      <MenuLabel>Organizations</MenuLabel>
      <MenuRadioGroup label="Organizations" onValueChange={onActivate} value={activeOrganizationId ?? ""}>
        {organizations.map((organization) => (
          <MenuRadioItem key={organization.id} value={organization.id}>
            <span className="flex items-center gap-2.5">
              <Avatar name={organization.name} shape="square" size="sm" />
              <span className="min-w-0">
                <span className="block truncate">{organization.name}</span>
                <span className="block text-subtle text-xs">{roleName(organization.role)}</span>
              </span>
            </span>
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      {organizations.length > 0 ? <MenuSeparator /> : null}
      <MenuItem icon={<Plus aria-hidden="true" />} onSelect={onCreate}>
        Create organization
      </MenuItem>
    </DropdownMenu>
  );
}
