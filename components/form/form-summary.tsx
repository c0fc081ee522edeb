"use client";

import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { RequestId } from "@/components/ui/request-id";
import { SignInAgain } from "@/components/ui/sign-in-again";
import type { FormFailure } from "./failure";
import { RetryCountdown } from "./retry-countdown";

export interface FormSummaryProps {
  failure: FormFailure | null;
  /** The labels of the fields that show their own error, by name. Only screen readers need them listed here as well. */
  labels: Readonly<Record<string, string>>;
  /** What helps in this case, such as a link. */
  children?: ReactNode;
}

/** Says at the top of a form why it could not be sent, and announces it. Renders nothing until then. */
export function FormSummary({ failure, labels, children }: FormSummaryProps) {
  if (!failure) return null;
  const { message, requestId, retryAfterSeconds, sessionEnded } = failure;
  const fields = Object.entries(failure.fields);
  return (
    <Callout role="alert" tone="danger">
      <p>{message}</p>
      {sessionEnded ? <SignInAgain /> : null}
      {retryAfterSeconds === undefined ? null : <RetryCountdown key={retryAfterSeconds} seconds={retryAfterSeconds} />}
      {fields.length > 0 ? (
        <ul className="text-muted">
          {fields.map(([name, message]) => (
            <li className={cn(labels[name] && "sr-only")} key={name}>
              {labels[name] ?? name}: {message}
            </li>
          ))}
        </ul>
      ) : null}
      {requestId ? <RequestId id={requestId} /> : null}
      {children ? <div className="mt-1">{children}</div> : null}
    </Callout>
  );
}
