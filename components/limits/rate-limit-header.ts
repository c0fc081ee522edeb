/** A rate limit and what is left of it. */
export interface RateLimitState {
  policy: string;
  limit: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
}

/**
 * Reads the rate limit from `RateLimit-Policy: "session";q=300;w=60` and `RateLimit: "session";r=299;t=42`.
 *
 * @returns null when the headers are missing
 */
export function readRateLimit(headers: Headers): RateLimitState | null {
  const policyHeader = headers.get("ratelimit-policy") ?? "";
  const stateHeader = headers.get("ratelimit") ?? "";
  const policy = /^"([a-z-]+)"/.exec(stateHeader)?.[1];
  const limit = parameter(policyHeader, "q");
  const windowSeconds = parameter(policyHeader, "w");
  const remaining = parameter(stateHeader, "r");
  const resetSeconds = parameter(stateHeader, "t");
  if (policy === undefined || limit === null || windowSeconds === null) return null;
  if (remaining === null || resetSeconds === null) return null;
  return { policy, limit, windowSeconds, remaining, resetSeconds };
}

function parameter(header: string, name: string): number | null {
  const digits = new RegExp(`;\\s*${name}=(\\d+)`).exec(header)?.[1];
  return digits === undefined ? null : Number(digits);
}
