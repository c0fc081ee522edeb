"use client";

import { Button } from "@/components/ui/button";
import { fontVariables } from "./fonts/fonts";
import "./globals.css";

/** Replaces the whole document when the root layout itself failed. */
export default function GlobalErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html className={fontVariables} lang="en">
      <body>
        <title>Something went wrong · Crowdee</title>
        <main className="grid min-h-dvh place-items-center px-5">
          <div className="grid justify-items-center gap-5 text-center" role="alert">
            <h1 className="font-semibold text-lg">Crowdee could not be shown</h1>
            <p className="text-base text-muted">Something went wrong on our side. Trying again may help.</p>
            <Button onClick={() => retry()} variant="primary">
              Try again
            </Button>
          </div>
        </main>
      </body>
    </html>
  );
}
