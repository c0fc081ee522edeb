import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/components/ui/format-date";
import { formatCount } from "@/components/ui/format-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { LimitRequest } from "@/lib/contracts/limit-requests";
import { requestState, subjectInWords } from "./limit-wording";

export interface LimitRequestItemProps {
  request: LimitRequest;
  /** The current time, to recognize grants that have ended. */
  now: number;
  /** Who made the request, where that is somebody else. */
  by?: ReactNode;
  actions?: ReactNode;
}

/** One request for a higher limit: what was requested, why, and the decision. */
export function LimitRequestItem({ request, now, by, actions }: LimitRequestItemProps) {
  const { label, tone } = requestState(request, now);
  return (
    <li className="grid gap-3 px-5 py-4 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium text-base text-ink">
            {subjectInWords(request)}
            <Badge dot tone={tone}>
              {label}
            </Badge>
          </p>
          <p className="text-sm text-subtle">
            {formatCount(request.requestsPerMinute, "request")} per minute, requested {by ? <>by {by} </> : null}
            <RelativeTime iso={request.createdAt} />
          </p>
        </div>
        {actions ? <div className="flex gap-2">{actions}</div> : null}
      </div>
      <dl className="grid gap-2 text-base sm:gap-1.5">
        <Line label="Workload">{request.workload}</Line>
        <Line label="Justification">{request.justification}</Line>
        {request.status === "pending" ? null : <Line label="Decision">{decisionOf(request)}</Line>}
      </dl>
    </li>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-sm text-subtle sm:leading-[1.375rem]">{label}</dt>
      <dd className="whitespace-pre-line text-muted">{children}</dd>
    </div>
  );
}

function decisionOf({ grant, note }: LimitRequest): ReactNode {
  if (!grant) return note;
  const end = grant.expiresAt ? `until ${formatDate(grant.expiresAt)}` : "with no expiration";
  return (
    <>
      <span className="text-ink">
        {formatCount(grant.requestsPerMinute, "request")} per minute, {end}.
      </span>
      {note ? ` ${note}` : null}
    </>
  );
}
