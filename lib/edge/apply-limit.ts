import { ApiError } from "../errors";
import { rateFor } from "../limits/grants";
import { retryAfter } from "../limits/headers";
import { type Decision, Limiter, redisFromEnv } from "../limits/limiter";
import { POLICIES } from "../limits/policies";
import { currentGrants } from "./grants";
import { logEdge } from "./log";
import type { Step } from "./visit";

let limiter: Limiter | undefined;

/** The limiter of this process's edge. */
export function edgeLimiter(): Limiter {
  limiter ??= new Limiter(redisFromEnv(), (degraded) =>
    degraded
      ? logEdge("warn", "shared limiter lost; every process counts for itself")
      : logEdge("info", "shared limiter found again"),
  );
  return limiter;
}

/** Charges the request, and refuses it when nothing is left. */
export const applyLimit: Step = async (visit) => {
  for (const { policy, subject } of visit.charges) {
    const background = (task: Promise<unknown>) => visit.event.waitUntil(task);
    const rate = rateFor(await currentGrants(background), policy, subject, POLICIES[policy].rate());
    visit.decision = await edgeLimiter().take(policy, subject, rate, background);
    if (!visit.decision.admitted) return limitReached(visit.decision);
  }
  return null;
};

function limitReached({ policy, limit, windowSeconds, resetAt }: Decision): ApiError {
  const retryAfterSeconds = retryAfter(resetAt, Date.now());
  const detail = `The ${policy} policy admits ${limit} requests in ${windowSeconds} seconds; wait ${retryAfterSeconds} seconds before the next.`;
  return new ApiError(
    "rate_limited",
    detail,
    { policy, limit, windowSeconds, retryAfterSeconds },
    { "Retry-After": String(retryAfterSeconds) },
  );
}
