import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";
import { RequestId } from "./request-id";

export interface ErrorStateProps {
  title?: ReactNode;
  /** What went wrong, in plain words. */
  description?: ReactNode;
  /** The request id or digest that finds the failure in the logs. */
  reference?: string;
  /** A retry button or a link away. */
  action?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  className?: string;
}

/** Takes the place of content that could not be loaded. */
export function ErrorState({
  title = "Couldn't load this page",
  description = "Something went wrong on our side. Try again in a moment.",
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
            {reference ? <RequestId className="mt-2 justify-center" id={reference} label="error ID" /> : null}
          </>
        }
        headingLevel={headingLevel}
        icon={<TriangleAlert className="text-danger" />}
        title={title}
      />
    </div>
  );
}
