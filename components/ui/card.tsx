import type { ReactNode } from "react";
import { cn } from "./cn";

export interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** A strip at the bottom, for the form's buttons or a note. */
  footer?: ReactNode;
  /** The heading's level on this page. */
  headingLevel?: 2 | 3;
  tone?: "default" | "danger";
  /** Lets a table reach the edges. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A bordered group of related things. */
export function Card({
  title,
  description,
  actions,
  footer,
  headingLevel = 2,
  tone = "default",
  flush,
  className,
  children,
}: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section
      className={cn("rounded-lg border bg-surface shadow-sm", tone === "danger" && "border-danger/40", className)}
    >
      {title || actions ? (
        <header
          className={cn(
            "flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 pt-5 sm:px-6",
            !children && "pb-5",
          )}
        >
          <div className="min-w-0 max-w-prose">
            {title ? <Heading className="font-semibold text-ink text-lg">{title}</Heading> : null}
            {description ? <p className="mt-0.5 text-base text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children ? (
        <div className={cn(flush ? title && "pt-4" : "p-5 sm:p-6", !flush && title && "sm:pt-5")}>{children}</div>
      ) : null}
      {footer ? (
        <footer className="flex flex-wrap items-center justify-end gap-3 rounded-b-lg border-t bg-sunken px-5 py-3 text-sm text-muted sm:px-6">
          {footer}
        </footer>
      ) : null}
    </section>
  );
}
