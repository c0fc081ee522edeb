import { expect, it } from "vitest";
import { rateLimitHeaders } from "@/lib/limits/headers";
import { readBudget } from "./rate-limit-header";

it("reads what our answers say", () => {
  const decision = {
    policy: "api-key",
    limit: 600,
    windowSeconds: 60,
    remaining: 599,
    resetAt: 42_000,
    admitted: true,
  };
  const headers = new Headers(rateLimitHeaders(decision as Parameters<typeof rateLimitHeaders>[0], 0));
  const { policy, limit, windowSeconds, remaining } = decision;
  expect(readBudget(headers)).toEqual({ policy, limit, windowSeconds, remaining, resetSeconds: 42 });
});

it.each<Record<string, string>>([
  {},
  { RateLimit: '"session";r=1;t=2' },
  { "RateLimit-Policy": '"session";q=1;w=2' },
  { RateLimit: "session", "RateLimit-Policy": '"session";q=1;w=2' },
])("makes nothing of %j", (headers) => {
  expect(readBudget(new Headers(headers))).toBeNull();
});
