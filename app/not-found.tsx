import type { Metadata } from "next";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button";
import { optionalSession } from "@/lib/http/page-session";

export const metadata: Metadata = { title: "Not found" };

/** The page for an address that does not exist, or that the visitor may not know exists. */
export default async function NotFound() {
  return (
    <PublicShell
      className="grid place-items-center px-5 py-20"
      footer={false}
      signedIn={(await optionalSession()) !== null}
    >
      <div className="max-w-md text-center">
        <p className="font-mono text-sm text-subtle">404</p>
        <h1 className="mt-3 font-semibold text-3xl">Page not found</h1>
        <p className="mt-3 text-lg text-muted">It may have moved or been deleted, or you may not have access to it.</p>
        <div className="mt-7 flex flex-wrap justify-center gap-2">
          <ButtonLink href="/" variant="primary">
            Go home
          </ButtonLink>
          <ButtonLink href="/docs">Read the docs</ButtonLink>
        </div>
      </div>
    </PublicShell>
  );
}
