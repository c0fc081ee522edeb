"use client";

import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import type { FormFailure } from "./failure";
import { RetryCountdown } from "./retry-countdown";

export interface FormSummaryProps {
  failure: FormFailure | null;
  /** The labels of the fields that are marked in place, by name. Only ears need to have these listed here too. */
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
        <ul className="text-muted">
          {fields.map(([name, message]) => (
            <li className={cn(labels[name] && "sr-only")} key={name}>
              {labels[name] ?? name}: {message}
            </li>
          ))}
        </ul>
      ) : null}
      {children ? <div className="mt-1">{children}</div> : null}
    </Callout>
  );
}
