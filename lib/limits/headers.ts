import type { Decision } from "./limiter";

/** Added before rounding up, so that a client whose timer runs a little fast still finds the window closed. */
const MARGIN_MS = 50;

/** What Retry-After says: whole seconds, at least 1, after which the bucket is certainly full again. */
export function retryAfter(resetAt: number, now: number): number {
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
    RateLimit: `"${policy}";r=${remaining};t=${Math.max(0, Math.ceil((resetAt - now) / 1000))}`,
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Reset": String(Math.ceil((resetAt + MARGIN_MS) / 1000)),
  };
}
