"use client";

import { RotateCw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { asProblem, problemOf, reach } from "@/components/api-client";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/components/ui/format-number";
import { Skeleton } from "@/components/ui/skeleton";
import { rateInWords } from "./limit-wording";
import { type RateLimitState, readRateLimit } from "./rate-limit-header";

/** How much of the session limit is used, read from the headers of a request made for it. */
export function LimitUsage() {
  const [state, setRateLimitState] = useState<RateLimitState | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [loading, setLoading] = useState(false);

  const look = useCallback(async () => {
    setLoading(true);
    try {
      setRateLimitState(await fetchRateLimit());
      setFailure(null);
    } catch (error) {
      setFailure(asProblem(error).message);
    } finally {
      setLoading(false);
    }
  }, []);

  useEffect(() => {
    look();
  }, [look]);

  return (
    <Card
      actions={
        <Button icon={<RotateCw aria-hidden="true" />} loading={loading} onClick={look} size="sm">
          Refresh
        </Button>
      }
      description="Your browsers and access tokens share this limit."
      title="Your sessions"
    >
      {failure ? (
        <Callout role="alert" tone="danger">
          {failure}
        </Callout>
      ) : (
        <Meter state={state} />
      )}
    </Card>
  );
}

/** Takes the same height before the response as after it. */
function Meter({ state }: { state: RateLimitState | null }) {
  return (
    <div>
      {state ? <Used {...state} /> : <Skeleton className="my-1 h-5 w-56" />}
      <div aria-hidden="true" className="mt-3 h-2 overflow-hidden rounded-full border bg-sunken">
        {state ? (
          <div className="h-full min-w-1 bg-control" style={{ width: `${(100 * usedOf(state)) / state.limit}%` }} />
        ) : null}
      </div>
      <p className="mt-2 text-sm text-subtle">
        Resets in {state?.resetSeconds ?? "…"} seconds. Refreshing this page counts as a request, too.
      </p>
    </div>
  );
}

function Used(state: RateLimitState) {
  const { limit, windowSeconds } = state;
  const used = usedOf(state);
  return (
    <>
      <p className="text-base text-muted">
        <span className="font-semibold text-ink text-xl tabular-nums">{formatNumber(used)}</span> of{" "}
        {rateInWords(limit, windowSeconds)} used
      </p>
      <meter aria-label="Requests used" className="sr-only" max={limit} min={0} value={used} />
    </>
  );
}

function usedOf({ limit, remaining }: RateLimitState): number {
  return limit - remaining;
}

/** Every response carries the headers, an error included. */
async function fetchRateLimit(): Promise<RateLimitState> {
  const response = await reach("/api/v1/me");
  const state = readRateLimit(response.headers);
  if (state === null) throw await problemOf(response);
  // A body that is not read to its end keeps the connection from being reused.
  await response.text();
  return state;
}
