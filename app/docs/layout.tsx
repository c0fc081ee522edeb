import type { Metadata } from "next";
import type { ReactNode } from "react";
import { CodeLanguageSync } from "@/components/docs/code-language-sync";
import { PublicFooter } from "@/components/shell/public-footer";
import { PublicHeader } from "@/components/shell/public-header";
import { SkipLink } from "@/components/shell/skip-link";
import { optionalSession } from "@/lib/http/page-session";
import "@/components/docs/prose.css";

export const metadata: Metadata = { title: { default: "Docs", template: "%s · Crowdee docs" } };

/** The layout of the guide and the reference. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <CodeLanguageSync />
      <PublicHeader signedIn={(await optionalSession()) !== null} wide />
      <div className="mx-auto w-full max-w-[88rem] flex-1 px-5 sm:px-8">{children}</div>
      <PublicFooter wide />
    </div>
  );
}
