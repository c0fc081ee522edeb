import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { PublicFooter } from "./public-footer";
import { PublicHeader, type PublicHeaderProps } from "./public-header";
import { SkipLink } from "./skip-link";

export interface PublicShellProps extends PublicHeaderProps {
  /** False for a page that every other one carries with it, in case it is needed: the footer's script would be sent too. */
  footer?: boolean;
  className?: string;
  children: ReactNode;
}

/** A public page: header, content, footer. */
export function PublicShell({ signedIn, footer = true, className, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PublicHeader signedIn={signedIn} />
      <main className={cn("flex-1", className)} id="content" tabIndex={-1}>
        {children}
      </main>
      {footer ? <PublicFooter /> : null}
    </div>
  );
}
