"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { writePreference } from "@/components/ui/preference";
import { THEME_COOKIE, type Theme } from "./theme";

const ThemeContext = createContext<{ theme: Theme; setTheme: (theme: Theme) => void } | null>(null);

/** The chosen theme and the way to change it. */
export function useTheme() {
  const value = useContext(ThemeContext);
  if (!value) throw new Error("useTheme needs a ThemeProvider above it");
  return value;
}

/** Carries the theme the server read from the cookie to the switches on the page. */
export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setState] = useState(initial);
  const setTheme = useCallback((next: Theme) => {
    setState(next);
    applyTheme(next);
  }, []);
  const value = useMemo(() => ({ theme, setTheme }), [theme, setTheme]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

function applyTheme(theme: Theme): void {
  writePreference(THEME_COOKIE, theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
