import { expect, it } from "vitest";
import { canBeRaised, NO_GRANTS, rateFor } from "./grants";
import type { PolicyName } from "./policies";

const DEFAULT = { limit: 10, windowSeconds: 5 };
const GRANTS = { apiKeys: { AbCd1234: 900 }, users: { usr_1: 700 } };

it("only the limits of keys and sessions can be raised", () => {
  const names: PolicyName[] = ["anonymous", "session", "api-key", "invalid-credentials", "sign-in"];
  expect(names.filter(canBeRaised)).toEqual(["session", "api-key"]);
});

it("a grant counts per minute, for its own subject under its own policy", () => {
  expect(rateFor(GRANTS, "api-key", "AbCd1234", DEFAULT)).toEqual({ limit: 900, windowSeconds: 60 });
  expect(rateFor(GRANTS, "session", "usr_1", DEFAULT)).toEqual({ limit: 700, windowSeconds: 60 });
  for (const [policy, subject] of [
    ["api-key", "usr_1"],
    ["api-key", "other"],
    ["session", "AbCd1234"],
    ["anonymous", "AbCd1234"],
    ["sign-in", "usr_1"],
  ] as const) {
    expect(rateFor(GRANTS, policy, subject, DEFAULT)).toBe(DEFAULT);
  }
});

it("nothing is granted to a subject named like a property of every object", () => {
  expect(rateFor(NO_GRANTS, "api-key", "constructor", DEFAULT)).toBe(DEFAULT);
  expect(rateFor(NO_GRANTS, "session", "toString", DEFAULT)).toBe(DEFAULT);
});
