import type { Decision } from "./limiter";

/** Added before rounding up, so that a client whose clock runs a little fast still finds the window closed. */
const MARGIN_MS = 50;

/** Whole seconds until the bucket is full again, at least 1. */
export function secondsUntil(resetAt: number, now: number): number {
  return Math.max(1, Math.ceil((resetAt - now + MARGIN_MS) / 1000));
}

/**
 * The headers that tell a caller its budget: RateLimit and RateLimit-Policy as structured fields
 * (draft-ietf-httpapi-ratelimit-headers), and the older X-RateLimit trio with an epoch reset.
 */
export function budgetHeaders(decision: Decision, now: number): Record<string, string> {
  const { policy, limit, windowSeconds, remaining, resetAt } = decision;
  return {
    "RateLimit-Policy": `"${policy}";q=${limit};w=${windowSeconds}`,
    RateLimit: `"${policy}";r=${remaining};t=${secondsUntil(resetAt, now)}`,
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Reset": String(Math.ceil((resetAt + MARGIN_MS) / 1000)),
  };
}
