import type { ReactNode } from "react";
import { formatDate } from "@/components/ui/format-date";
import type { LimitRequest } from "@/lib/contracts/limit-requests";
import { grouped, isInForce, subjectInWords } from "./limit-wording";

export interface KeyLimitsProps {
  /** The limit of a key nothing was granted for, in words. */
  standard: string;
  /** The person's own requests: those granted tell what else is in force. */
  requests: readonly LimitRequest[];
  now: number;
}

/** What the person's keys may do a minute. */
export function KeyLimits({ standard, requests, now }: KeyLimitsProps) {
  return (
    <dl className="grid gap-2 text-base">
      <Line label="Every key">{standard}</Line>
      {requests.map((request) =>
        request.grant && isInForce(request, now) ? (
          <Line key={request.id} label={subjectInWords(request)}>
            {grouped(request.grant.requestsPerMinute)} requests a minute
            {request.grant.expiresAt ? ` until ${formatDate(request.grant.expiresAt)}` : ""}
          </Line>
        ) : null,
      )}
    </dl>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 border-b pb-2 last:border-b-0 last:pb-0">
      <dt className="text-muted">{label}</dt>
      <dd className="font-medium text-ink">{children}</dd>
    </div>
  );
}
