"use client";

import { LogOut, UserMinus } from "lucide-react";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import type { LazyMenuParts } from "@/components/ui/lazy-menu";

export interface MemberMenuProps extends LazyMenuParts {
  /** Whether the row is the person's own: they leave, others are removed. */
  self: boolean;
  onLeave: () => void;
  onRemove: () => void;
}

/** The actions for one member. */
export default function MemberMenu({ self, onLeave, onRemove, ...menu }: MemberMenuProps) {
  return (
    <DropdownMenu {...menu}>
      {self ? (
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={onLeave} tone="danger">
          Leave organization…
        </MenuItem>
      ) : (
        <MenuItem icon={<UserMinus aria-hidden="true" />} onSelect={onRemove} tone="danger">
          Remove from organization…
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
