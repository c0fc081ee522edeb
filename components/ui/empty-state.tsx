import type { ReactNode } from "react";
import { cn } from "./cn";

export interface EmptyStateProps {
  /** A lucide icon element. */
  icon?: ReactNode;
  title: ReactNode;
  /** Why there is nothing yet and what would be here. */
  description?: ReactNode;
  /** The button that puts the first thing here. */
  action?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  className?: string;
}

/** Takes the place of a list with nothing in it. */
export function EmptyState({ icon, title, description, action, headingLevel = 2, className }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={cn("flex flex-col items-center px-6 py-14 text-center", className)}>
      {icon ? (
        <span
          aria-hidden="true"
          className="mb-4 grid size-11 place-items-center rounded-lg border bg-surface text-muted shadow-sm [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <Heading className="font-semibold text-ink text-lg">{title}</Heading>
      {description ? <p className="mt-1 max-w-sm text-base text-muted">{description}</p> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
