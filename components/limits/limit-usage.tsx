"use client";

import { RotateCw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { asProblem, problemOf, reach } from "@/components/api-client";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { grouped, rateInWords } from "./limit-wording";
import { type Budget, readBudget } from "./rate-limit-header";

/** How much of one's own limit is used, told by the headers of the answer that was asked for it. */
export function LimitUsage() {
  const [budget, setBudget] = useState<Budget | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [loading, setLoading] = useState(false);

  const look = useCallback(async () => {
    setLoading(true);
    try {
      setBudget(await fetchBudget());
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
          Look again
        </Button>
      }
      description="This browser, your other ones and your access tokens, counted together."
      title="Your sessions"
    >
      {failure ? (
        <Callout role="alert" tone="danger">
          {failure}
        </Callout>
      ) : (
        <Meter budget={budget} />
      )}
    </Card>
  );
}

/** The same height before the answer as after it. */
function Meter({ budget }: { budget: Budget | null }) {
  return (
    <div>
      {budget ? <Used {...budget} /> : <Skeleton className="my-1 h-5 w-56" />}
      <div aria-hidden="true" className="mt-3 h-2 overflow-hidden rounded-full border bg-sunken">
        {budget ? (
          <div className="h-full min-w-1 bg-control" style={{ width: `${(100 * usedOf(budget)) / budget.limit}%` }} />
        ) : null}
      </div>
      <p className="mt-2 text-sm text-subtle">
        All free again in {budget?.resetSeconds ?? "…"} s. Looking costs a request too, and is counted here.
      </p>
    </div>
  );
}

function Used(budget: Budget) {
  const { limit, windowSeconds } = budget;
  const used = usedOf(budget);
  return (
    <>
      <p className="text-base text-muted">
        <span className="font-semibold text-ink text-xl tabular-nums">{grouped(used)}</span> of{" "}
        {rateInWords(limit, windowSeconds)} used
      </p>
      <meter aria-label="Requests used" className="sr-only" max={limit} min={0} value={used} />
    </>
  );
}

function usedOf({ limit, remaining }: Budget): number {
  return limit - remaining;
}

/** Any answer tells the budget, a refusal too. */
async function fetchBudget(): Promise<Budget> {
  const response = await reach("/api/v1/me");
  const budget = readBudget(response.headers);
  if (budget === null) throw await problemOf(response);
  // An answer that is not read to its end keeps its connection from the next request.
  await response.text();
  return budget;
}
