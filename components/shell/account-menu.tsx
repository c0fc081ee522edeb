"use client";

import { BookOpen, LogOut, UserRound } from "lucide-react";
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
import { parseTheme, THEMES } from "./theme";
import { useTheme } from "./theme-provider";
import { THEME_CHOICES } from "./theme-switch";

export interface AccountMenuProps extends LazyMenuParts {
  leaving: boolean;
  onLeave: () => void;
}

/** The way to the profile, the theme and out. */
export default function AccountMenu({ leaving, onLeave, ...menu }: AccountMenuProps) {
  const { theme, setTheme } = useTheme();
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
      <MenuItem disabled={leaving} icon={<LogOut aria-hidden="true" />} onSelect={onLeave}>
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}
