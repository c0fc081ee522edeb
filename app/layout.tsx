import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE, type Theme } from "@/components/shell/theme";
import { ThemeProvider } from "@/components/shell/theme-provider";
import { ToastProvider } from "@/components/ui/toast";
import { fontVariables } from "./fonts/fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Crowdee: content verification through one API", template: "%s · Crowdee" },
  description:
    "The API platform organizations verify content on: projects, API keys capped by their owner's role, sessions, short-lived tokens, and limits that tell the truth.",
  applicationName: "Crowdee",
  formatDetection: { telephone: false },
};

const PAPER = { light: "#fbfbf9", dark: "#0e0f0b" } as const;

/** Colours the browser's own bars like the page. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme();
  if (theme !== "system") return { themeColor: PAPER[theme], colorScheme: theme };
  return {
    colorScheme: "light dark",
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: PAPER.light },
      { media: "(prefers-color-scheme: dark)", color: PAPER.dark },
    ],
  };
}

async function readTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(THEME_COOKIE)?.value);
}

/** The document around every page. The theme comes from a cookie, so the first paint is already the right one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme();
  return (
    <html className={fontVariables} data-theme={theme === "system" ? undefined : theme} lang="en">
      <body>
        <ThemeProvider initial={theme}>
          <ToastProvider>{children}</ToastProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
