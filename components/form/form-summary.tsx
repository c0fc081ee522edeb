"use client";

import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import type { FormFailure } from "./failure";
import { RetryCountdown } from "./retry-countdown";

export interface FormSummaryProps {
  failure: FormFailure | null;
  /** The fields' labels by name, for the list of what is wrong. */
  labels: Readonly<Record<string, string>>;
  /** What helps in this case, such as a link. */
  children?: ReactNode;
}

/** Says at the top of a form why it was refused, and reads it out. Renders nothing until then. */
export function FormSummary({ failure, labels, children }: FormSummaryProps) {
  if (!failure) return null;
  const fields = Object.entries(failure.fields);
  return (
    <Callout role="alert" tone="danger">
      <p>{failure.message}</p>
      {failure.retryAfterSeconds === undefined ? null : (
        <RetryCountdown key={failure.retryAfterSeconds} seconds={failure.retryAfterSeconds} />
      )}
      {fields.length > 0 ? (
        <ul className="mt-1 grid gap-0.5 text-muted">
          {fields.map(([name, message]) => (
            <li key={name}>
              {labels[name] ?? name}: {message}
            </li>
          ))}
        </ul>
      ) : null}
      {children ? <div className="mt-1">{children}</div> : null}
    </Callout>
  );
}
