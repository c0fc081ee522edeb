"use client";

import { Pencil, RotateCw, ShieldOff } from "lucide-react";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import type { LazyMenuParts } from "@/components/ui/lazy-menu";

export type KeyAction = "rename" | "rotate" | "revoke";

export interface KeyMenuProps extends LazyMenuParts {
  /** A revoked or expired key can only be renamed. */
  active: boolean;
  onAction: (action: KeyAction) => void;
}

/** The actions for one key. */
export default function KeyMenu({ active, onAction, ...menu }: KeyMenuProps) {
  return (
    <DropdownMenu {...menu}>
      <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => onAction("rename")}>
        Rename…
      </MenuItem>
      {active ? (
        <>
          <MenuItem icon={<RotateCw aria-hidden="true" />} onSelect={() => onAction("rotate")}>
            Rotate…
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<ShieldOff aria-hidden="true" />} onSelect={() => onAction("revoke")} tone="danger">
            Revoke…
          </MenuItem>
        </>
      ) : null}
    </DropdownMenu>
  );
}
