import { expect, it } from "vitest";
import { formatCount, formatNumber } from "./format-number";

it("groups thousands", () => {
  expect([0, 999, 1000, 1_234_567].map(formatNumber)).toEqual(["0", "999", "1,000", "1,234,567"]);
});

it("agrees with its noun", () => {
  expect([formatCount(0, "key"), formatCount(1, "key"), formatCount(1200, "key")]).toEqual([
    "0 keys",
    "1 key",
    "1,200 keys",
  ]);
  expect(formatCount(2, "match", "matches")).toBe("2 matches");
});
