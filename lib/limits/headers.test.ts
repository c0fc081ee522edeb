import fc from "fast-check";
import { type Item, parseList } from "structured-headers";
import { describe, expect, it } from "vitest";
import { addRateLimitHeaders, rateLimitHeaders, retryAfter } from "./headers";

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

describe("addRateLimitHeaders", () => {
  const describing = (policy: "user" | "api-key", limit: number, remaining: number) =>
    rateLimitHeaders({ policy, admitted: true, limit, windowSeconds: 60, remaining, resetAt: 30_000 }, 0);
  const ofKey = describing("api-key", 600, 50);

  it("lists both limits, and leaves the other headers to the one with less left", () => {
    const user = new Headers(describing("user", 3000, 20));
    addRateLimitHeaders(user, ofKey);
    expect(user.get("RateLimit")).toBe('"api-key";r=50;t=30, "user";r=20;t=30');
    expect(user.get("RateLimit-Policy")).toBe('"api-key";q=600;w=60, "user";q=3000;w=60');
    expect([user.get("X-RateLimit-Limit"), user.get("X-RateLimit-Remaining")]).toEqual(["3000", "20"]);

    const more = new Headers(describing("user", 3000, 51));
    addRateLimitHeaders(more, ofKey);
    const others = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];
    expect(others.filter((name) => more.has(name))).toEqual([]);
    expect(more.get("RateLimit")).toContain('"user";r=51');

    const same = new Headers(describing("user", 3000, 50));
    addRateLimitHeaders(same, ofKey);
    expect(same.get("X-RateLimit-Limit")).toBe("3000");
  });

  it("changes nothing where only one limit is described", () => {
    const none = new Headers({ "content-type": "text/plain" });
    addRateLimitHeaders(none, ofKey);
    expect([...none]).toEqual([["content-type", "text/plain"]]);
    const user = new Headers(describing("user", 3000, 20));
    addRateLimitHeaders(user, {});
    expect(user.get("RateLimit")).toBe('"user";r=20;t=30');
  });
});
