"use client";

import { BookOpen, LogOut, UserRound } from "lucide-react";
import { useState } from "react";
import {
  DropdownMenu,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { LazyMenuParts } from "@/components/ui/lazy-menu";
import { useToast } from "@/components/ui/toast";
import { signOut } from "./sign-out";
import { parseTheme, THEMES } from "./theme";
import { useTheme } from "./theme-provider";
import { THEME_CHOICES } from "./theme-switch";

/** Links to the profile and the documentation, the theme, and sign-out. */
export default function AccountMenu(menu: LazyMenuParts) {
  const { theme, setTheme } = useTheme();
  const toast = useToast();
  const [leaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    if (await signOut()) return;
    setLeaving(false);
    toast({ title: "Could not sign you out", description: "Check your connection and try again.", tone: "danger" });
  }

  return (
    <DropdownMenu align="start" className="w-60" side="top" {...menu}>
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
