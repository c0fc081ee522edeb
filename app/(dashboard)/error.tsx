"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** Stands in for a signed-in page that failed, inside the frame. The digest finds the error in the server's log. */
export default function DashboardErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <div className="rounded-lg border bg-surface shadow-sm">
      <ErrorState
        action={
          <div className="flex gap-2">
            <Button onClick={() => retry()} variant="primary">
              Try again
            </Button>
            <ButtonLink href="/projects">Go to projects</ButtonLink>
          </div>
        }
        headingLevel={1}
        reference={digest}
        title="This page could not be shown"
      />
    </div>
  );
}
