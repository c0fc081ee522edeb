import fc from "fast-check";
import { type Item, parseList } from "structured-headers";
import { describe, expect, it } from "vitest";
import { rateLimitHeaders, retryAfter } from "./headers";

describe("rateLimitHeaders", () => {
  it("writes structured fields that say the same as the older headers", () => {
    const decision = {
      policy: "api-key",
      admitted: true,
      limit: 600,
      windowSeconds: 60,
      remaining: 599,
      resetAt: 1_000_041_500,
    } as const;
    const headers = rateLimitHeaders(decision, 1_000_000_000);
    const [[name, budget]] = parseList(headers.RateLimit ?? "") as [Item];
    const [[policyName, policy]] = parseList(headers["RateLimit-Policy"] ?? "") as [Item];
    expect([name, policyName]).toEqual(["api-key", "api-key"]);
    expect(Object.fromEntries(budget)).toEqual({ r: 599, t: 42 });
    expect(Object.fromEntries(policy)).toEqual({ q: 600, w: 60 });
    expect(headers["X-RateLimit-Remaining"]).toBe("599");
    expect(headers["X-RateLimit-Reset"]).toBe("1000042");
  });

  it("rounds the wait up to the next second, with a margin for a client whose clock is fast", () => {
    expect([retryAfter(5_900, 1_000), retryAfter(5_950, 1_000), retryAfter(5_951, 1_000)]).toEqual([5, 5, 6]);
    const decision = { policy: "session", admitted: true, limit: 1, windowSeconds: 60, remaining: 0 } as const;
    const resetOf = (resetAt: number) => rateLimitHeaders({ ...decision, resetAt }, 0)["X-RateLimit-Reset"];
    expect([resetOf(41_900), resetOf(41_950), resetOf(41_951)]).toEqual(["42", "42", "43"]);
  });

  it("never returns a wait that is too short, or zero", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 6 }), (now, left) => {
        const seconds = retryAfter(now + left, now);
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(now + seconds * 1000).toBeGreaterThan(now + left);
      }),
    );
  });
});
