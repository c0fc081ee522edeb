/** What is left of a budget, as an answer's RateLimit header tells it. */
export interface Budget {
  policy: string;
  remaining: number;
  resetSeconds: number;
}

/** Reads one item of the RateLimit header (`"session";r=299;t=42`); null when there is none. */
export function parseRateLimit(header: string | null): Budget | null {
  const policy = /^"([a-z-]+)"/.exec(header ?? "")?.[1];
  const remaining = numberOf(header, "r");
  const resetSeconds = numberOf(header, "t");
  if (policy === undefined || remaining === null || resetSeconds === null) return null;
  return { policy, remaining, resetSeconds };
}

function numberOf(header: string | null, parameter: string): number | null {
  const digits = new RegExp(`;\\s*${parameter}=(\\d+)`).exec(header ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}
