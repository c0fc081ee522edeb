import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { estimatedBits } from "./secret-strength";

describe("the estimated entropy of a secret", () => {
  it.each([
    "n".repeat(64),
    "ab".repeat(32),
    "passwordpasswordpasswordpassword",
    "0123456789abcdef0123456789abcdef",
    "12345678901234567890123456789012",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "change-me-change-me-change-me-change-me",
    "this-is-a-very-weak-secret-value",
  ])("is under 128 bits for %s", (weak) => {
    expect(estimatedBits(weak)).toBeLessThan(128);
  });

  it("is at least 128 bits for what openssl makes", () => {
    const makers = [
      () => randomBytes(32).toString("base64"),
      () => randomBytes(32).toString("base64url"),
      () => randomBytes(32).toString("hex"),
    ];
    for (const make of makers) {
      for (let i = 0; i < 500; i++) expect(estimatedBits(make())).toBeGreaterThanOrEqual(128);
    }
    expect(estimatedBits("9f86d081884c7d659a2feaa0c55ad015")).toBe(128);
  });
});
