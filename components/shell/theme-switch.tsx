"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { ToggleGroup } from "radix-ui";
import { THEMES, type Theme } from "./theme";
import { useTheme } from "./theme-provider";

export const THEME_CHOICES: Record<Theme, { label: string; Icon: typeof Sun }> = {
  light: { label: "Light", Icon: Sun },
  dark: { label: "Dark", Icon: Moon },
  system: { label: "System", Icon: Monitor },
};

/** Light, dark, or as the system says. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  return (
    <ToggleGroup.Root
      aria-label="Theme"
      className="inline-flex gap-0.5 rounded-full border bg-surface p-0.5"
      onValueChange={(value) => {
        if (value) setTheme(value as Theme);
      }}
      type="single"
      value={theme}
    >
      {THEMES.map((choice) => {
        const { label, Icon } = THEME_CHOICES[choice];
        return (
          <ToggleGroup.Item
            aria-label={label}
            className="grid size-6 place-items-center rounded-full text-subtle transition-colors hover:text-ink data-[state=on]:bg-hover data-[state=on]:text-ink"
            key={choice}
            title={label}
            value={choice}
          >
            <Icon aria-hidden="true" className="size-3.5" />
          </ToggleGroup.Item>
        );
      })}
    </ToggleGroup.Root>
  );
}
