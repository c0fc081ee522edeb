export const THEMES = ["light", "dark", "system"] as const;

export type Theme = (typeof THEMES)[number];

/** The cookie that holds the visitor's choice, read by the layout so that the first paint is already right. */
export const THEME_COOKIE = "crowdee-theme";

/** The choice a cookie's value stands for; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
