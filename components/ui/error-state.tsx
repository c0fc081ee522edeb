import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";

export interface ErrorStateProps {
  title?: ReactNode;
  /** What went wrong, in the reader's words. */
  description?: ReactNode;
  /** The request id or digest that finds the failure in the logs. */
  reference?: string;
  /** A retry button or a link away. */
  action?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  className?: string;
}

/** What stands where content would be when it could not be had. */
export function ErrorState({
  title = "This could not be loaded",
  description = "Something went wrong on our side. Trying again may help.",
  reference,
  action,
  headingLevel,
  className,
}: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        action={action}
        className={className}
        description={
          <>
            {description}
            {reference ? (
              <span className="mt-2 block text-sm text-subtle">
                Reference <code className="font-mono text-xs">{reference}</code>
              </span>
            ) : null}
          </>
        }
        headingLevel={headingLevel}
        icon={<TriangleAlert className="text-danger" />}
        title={title}
      />
    </div>
  );
}
