import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { PublicFooter } from "./public-footer";
import { PublicHeader, type PublicHeaderProps } from "./public-header";
import { SkipLink } from "./skip-link";

export interface PublicShellProps extends PublicHeaderProps {
  className?: string;
  children: ReactNode;
}

/** A public page: header, content, footer. */
export function PublicShell({ signedIn, className, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PublicHeader signedIn={signedIn} />
      <main className={cn("flex-1", className)} id="content" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}
