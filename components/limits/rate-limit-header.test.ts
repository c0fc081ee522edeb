import { expect, it } from "vitest";
import { rateLimitHeaders } from "@/lib/limits/headers";
import { readRateLimit } from "./rate-limit-header";

it("reads the headers of our responses", () => {
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
  expect(readRateLimit(headers)).toEqual({ policy, limit, windowSeconds, remaining, resetSeconds: 42 });
});

it.each<Record<string, string>>([
  {},
  { RateLimit: '"session";r=1;t=2' },
  { "RateLimit-Policy": '"session";q=1;w=2' },
  { RateLimit: "session", "RateLimit-Policy": '"session";q=1;w=2' },
])("finds no rate limit in %j", (headers) => {
  expect(readRateLimit(new Headers(headers))).toBeNull();
});
