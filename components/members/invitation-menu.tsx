"use client";

import { Send, Trash2 } from "lucide-react";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import type { LazyMenuParts } from "@/components/ui/lazy-menu";

export interface InvitationMenuProps extends LazyMenuParts {
  onResend: () => void;
  onRevoke: () => void;
}

/** The actions for one invitation. */
export default function InvitationMenu({ onResend, onRevoke, ...menu }: InvitationMenuProps) {
  return (
    <DropdownMenu {...menu}>
      <MenuItem icon={<Send aria-hidden="true" />} onSelect={onResend}>
        Resend
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={onRevoke} tone="danger">
        Revoke…
      </MenuItem>
    </DropdownMenu>
  );
}
