"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId } from "react";
import { THEMES, type Theme } from "./theme";
import { useTheme } from "./theme-provider";

export const THEME_CHOICES: Record<Theme, { label: string; Icon: typeof Sun }> = {
  light: { label: "Light", Icon: Sun },
  dark: { label: "Dark", Icon: Moon },
  system: { label: "System", Icon: Monitor },
};

/** Light, dark, or as the system says. The browser's own radio buttons lie unseen over the icons. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const name = useId();
  return (
    <div aria-label="Theme" className="inline-flex gap-0.5 rounded-full border bg-surface p-0.5" role="radiogroup">
      {THEMES.map((choice) => {
        const { label, Icon } = THEME_CHOICES[choice];
        return (
          <span
            className="relative grid size-6 place-items-center rounded-full text-subtle transition-colors hover:text-ink has-checked:bg-hover has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
            key={choice}
            title={label}
          >
            <Icon aria-hidden="true" className="size-3.5" />
            <input
              aria-label={label}
              checked={theme === choice}
              className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
              name={name}
              onChange={() => setTheme(choice)}
              type="radio"
              value={choice}
            />
          </span>
        );
      })}
    </div>
  );
}
