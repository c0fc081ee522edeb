import { expect, it } from "vitest";
import { BlockList } from "./block-list";
import type { Charge, Decision } from "./limit-store";

const RATE = { limit: 3, windowSeconds: 60 };
const CHARGE: Charge = { policy: "api-key", subject: "a", rate: RATE };
const REJECTION: Decision = { policy: "api-key", admitted: false, ...RATE, remaining: 0, resetAt: 10_000 };

function listWith(askedAt: number, now: number): BlockList {
  const list = new BlockList();
  list.add(CHARGE, REJECTION, askedAt, now);
  return list;
}

it("holds a rejection until its reset", () => {
  const list = listWith(1_000, 1_000);
  expect(list.find(CHARGE, 9_999)).toEqual(REJECTION);
  expect(list.find(CHARGE, 10_000)).toBeNull();
});

it("holds it shorter by the time that the store took, which may have read the bucket at once", () => {
  const list = listWith(1_000, 1_200);
  expect(list.find(CHARGE, 9_799)).toEqual(REJECTION);
  expect(list.find(CHARGE, 9_800)).toBeNull();
});

it("holds it for one subject of one policy, and for the limit under which it was made", () => {
  const list = listWith(1_000, 1_000);
  expect(list.find({ ...CHARGE, subject: "b" }, 2_000)).toBeNull();
  expect(list.find({ ...CHARGE, policy: "session" }, 2_000)).toBeNull();
  expect(list.find({ ...CHARGE, rate: { ...RATE, limit: 4 } }, 2_000)).toBeNull();
});
