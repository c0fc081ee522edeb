"use client";

import { roleName } from "@/components/permissions/role-name";
import { ROLE_DESCRIPTIONS } from "@/components/permissions/words";
import { DropdownMenu, MenuRadioGroup, MenuRadioItem } from "@/components/ui/dropdown-menu";
import type { LazyMenuParts } from "@/components/ui/lazy-menu";
import { MEMBERSHIP_ROLES, type MembershipRole } from "@/lib/permissions";

export interface RoleMenuProps extends LazyMenuParts {
  label: string;
  role: MembershipRole;
  /** The roles that can be given. */
  roles: readonly MembershipRole[];
  onRole: (role: MembershipRole) => void;
}

/** The roles a member can be given, each with what it may do. */
export default function RoleMenu({ label, role, roles, onRole, ...menu }: RoleMenuProps) {
  function choose(value: string) {
    const chosen = MEMBERSHIP_ROLES.find((one) => one === value);
    if (chosen) onRole(chosen);
  }
  return (
    <DropdownMenu align="start" className="w-72" {...menu}>
      <MenuRadioGroup label={label} onValueChange={choose} value={role}>
        {roles.map((one) => (
          <MenuRadioItem key={one} value={one}>
            {roleName(one)}
            <span className="block text-sm text-subtle">{ROLE_DESCRIPTIONS[one]}</span>
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </DropdownMenu>
  );
}
