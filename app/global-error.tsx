"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { fontVariables } from "./fonts/fonts";
import "./globals.css";

/** Stands in for the whole document when the root layout itself failed. */
export default function GlobalErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html className={fontVariables} lang="en">
      <body>
        <title>Something went wrong · Crowdee</title>
        <main className="grid min-h-dvh place-items-center px-5">
          <ErrorState
            action={
              <Button onClick={() => retry()} variant="primary">
                Try again
              </Button>
            }
            title="Crowdee could not be shown"
          />
        </main>
      </body>
    </html>
  );
}
