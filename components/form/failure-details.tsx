"use client";

import type { ReactNode } from "react";
import { RequestId } from "@/components/ui/request-id";
import type { FormFailure } from "./failure";
import { RetryCountdown } from "./retry-countdown";

/** What the server's response adds to a failure: how long to wait, and the id of the request. */
export default function FailureDetails({ retryAfterSeconds, requestId }: FormFailure): ReactNode {
  return (
    <>
      {retryAfterSeconds === undefined ? null : <RetryCountdown key={retryAfterSeconds} seconds={retryAfterSeconds} />}
      {requestId ? <RequestId id={requestId} /> : null}
    </>
  );
}
