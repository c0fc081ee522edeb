"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { SignInAgain } from "@/components/ui/sign-in-again";
import type { FormFailure } from "./failure";

/** Needed after a response only, so its code can be loaded then; without it the message still says what went wrong. */
const FailureDetails = lazy(() => import("./failure-details").catch(() => ({ default: () => null })));

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
  const hasDetails = requestId !== undefined || retryAfterSeconds !== undefined;
  const fields = Object.entries(failure.fields);
  return (
    <Callout role="alert" tone="danger">
      <p>{message}</p>
      {sessionEnded ? <SignInAgain /> : null}
      {fields.length > 0 ? (
        <ul className="text-muted">
          {fields.map(([name, message]) => (
            <li className={cn(labels[name] && "sr-only")} key={name}>
              {labels[name] ?? name}: {message}
            </li>
          ))}
        </ul>
      ) : null}
      <Suspense>{hasDetails ? <FailureDetails {...failure} /> : null}</Suspense>
      {children ? <div className="mt-1">{children}</div> : null}
    </Callout>
  );
}
