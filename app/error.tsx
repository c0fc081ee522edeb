"use client";

import { lazy } from "react";

const PageError = lazy(() => import("@/components/shell/page-error"));

/** Replaces a page that failed. */
export default function ErrorPage(failure: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-[70dvh] place-items-center px-5" id="content" tabIndex={-1}>
      <PageError {...failure} headingLevel={1} way={{ href: "/", label: "Go home" }} />
    </main>
  );
}
