"use client";

import { BookOpen, ChevronsUpDown, LogOut, UserRound } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "@/components/ui/dropdown-menu";
import { useToast } from "@/components/ui/toast";
import { signOut } from "./sign-out";
import { parseTheme, THEMES } from "./theme";
import { useTheme } from "./theme-provider";
import { THEME_CHOICES } from "./theme-switch";
import type { ShellData } from "./types";

/** Who is signed in, with the way to the profile, the theme and out. */
export function UserMenu({ user }: Pick<ShellData, "user">) {
  const { theme, setTheme } = useTheme();
  const toast = useToast();
  const [leaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    if (await signOut()) return;
    setLeaving(false);
    toast({ title: "You could not be signed out", description: "Check the connection and try again.", tone: "danger" });
  }

  return (
    <DropdownMenu
      align="start"
      className="w-60"
      side="top"
      trigger={
        <button
          aria-label={`Account of ${user.name}`}
          className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
          type="button"
        >
          <Avatar name={user.name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-ink text-sm leading-4">{user.name}</span>
            <span className="block truncate text-subtle text-xs leading-4">{user.email}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-subtle" />
        </button>
      }
    >
      <MenuLink href="/settings/profile" icon={<UserRound aria-hidden="true" />}>
        Profile
      </MenuLink>
      <MenuLink href="/docs" icon={<BookOpen aria-hidden="true" />}>
        Documentation
      </MenuLink>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup label="Theme" onValueChange={(value) => setTheme(parseTheme(value))} value={theme}>
        {THEMES.map((choice) => (
          <MenuRadioItem key={choice} value={choice}>
            {THEME_CHOICES[choice].label}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem disabled={leaving} icon={<LogOut aria-hidden="true" />} onSelect={leave}>
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}
