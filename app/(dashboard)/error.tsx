"use client";

import { lazy } from "react";

const PageError = lazy(() => import("@/components/shell/page-error"));

/** Replaces a signed-in page that failed, inside the frame. */
export default function DashboardErrorPage(failure: { error: unknown; retry: () => void }) {
  return (
    <div className="rounded-lg border bg-surface shadow-sm">
      <PageError {...failure} headingLevel={1} way={{ href: "/projects", label: "Go to projects" }} />
    </div>
  );
}
