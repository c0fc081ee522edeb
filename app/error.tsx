"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** Stands in for a page that failed. The digest finds the error in the server's log. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <main className="grid min-h-[70dvh] place-items-center px-5" id="content" tabIndex={-1}>
      <ErrorState
        action={
          <div className="flex gap-2">
            <Button onClick={() => retry()} variant="primary">
              Try again
            </Button>
            <ButtonLink href="/">Go home</ButtonLink>
          </div>
        }
        reference={digest}
        title="This page could not be shown"
      />
    </main>
  );
}
