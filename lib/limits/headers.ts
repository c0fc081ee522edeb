import type { Decision } from "./limit-store";

/** Added before rounding up, so that a client whose clock is slightly fast still finds the window closed. */
const MARGIN_MS = 50;

/** The value of Retry-After: whole seconds, at least 1, after which all requests are certainly available again. */
export function retryAfter(resetAt: number, now: number): number {
  return Math.max(1, Math.ceil((resetAt - now + MARGIN_MS) / 1000));
}

/** The headers that list every limit they describe; the others can only describe one. */
const LISTS = ["RateLimit-Policy", "RateLimit"];

/**
 * Makes a response describe a second limit beside its own, if it has one: both in the lists, and the one with less left in
 * the other headers.
 */
export function addRateLimitHeaders(headers: Headers, more: Record<string, string>): void {
  if (!headers.has("RateLimit") || more.RateLimit === undefined) return;
  for (const name of LISTS) headers.set(name, `${more[name]}, ${headers.get(name)}`);
  if (Number(headers.get("X-RateLimit-Remaining")) <= Number(more["X-RateLimit-Remaining"])) return;
  for (const name of ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]) headers.delete(name);
}

/**
 * The rate limit headers of a response: RateLimit and RateLimit-Policy as structured fields
 * (draft-ietf-httpapi-ratelimit-headers), and the older X-RateLimit trio with an epoch reset.
 */
export function rateLimitHeaders(decision: Decision, now: number): Record<string, string> {
  const { policy, limit, windowSeconds, remaining, resetAt } = decision;
  return {
    "RateLimit-Policy": `"${policy}";q=${limit};w=${windowSeconds}`,
    RateLimit: `"${policy}";r=${remaining};t=${Math.max(0, Math.ceil((resetAt - now) / 1000))}`,
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Reset": String(Math.ceil((resetAt + MARGIN_MS) / 1000)),
  };
}
