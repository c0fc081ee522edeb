import { expect, it } from "vitest";
import { budgetHeaders } from "@/lib/limits/headers";
import { parseRateLimit } from "./rate-limit-header";

it("reads what our answers say", () => {
  const decision = {
    policy: "api-key",
    limit: 600,
    windowSeconds: 60,
    remaining: 599,
    resetAt: 42_000,
    admitted: true,
  };
  const { RateLimit } = budgetHeaders(decision as Parameters<typeof budgetHeaders>[0], 0);
  expect(parseRateLimit(RateLimit ?? null)).toEqual({ policy: "api-key", remaining: 599, resetSeconds: 42 });
});

it.each([null, "", "session", '"session"', '"session";r=1', "r=1;t=2"])("makes nothing of %j", (header) => {
  expect(parseRateLimit(header)).toBeNull();
});
