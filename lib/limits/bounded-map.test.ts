import { expect, it } from "vitest";
import { BoundedMap } from "./bounded-map";

it("keeps at most its capacity, and lets the oldest go first", () => {
  const map = new BoundedMap<number>(3);
  for (const [value, key] of ["a", "b", "c", "d"].entries()) map.set(key, value);
  expect([map.size, map.get("a"), map.get("b"), map.get("d")]).toEqual([3, undefined, 1, 3]);
});

it("takes a key that is set anew for the youngest", () => {
  const map = new BoundedMap<number>(3);
  for (const key of ["a", "b", "a", "c"]) map.set(key, 0);
  map.set("d", 0);
  expect(["a", "b", "c", "d"].map((key) => map.get(key))).toEqual([0, undefined, 0, 0]);
});

it("finds the oldest in a step, however many went before: 1,000,000 keys through 10,000 places", () => {
  const map = new BoundedMap<number>(10_000);
  const start = performance.now();
  for (let index = 0; index < 1_000_000; index++) map.set(`key ${index}`, index);
  expect(map.size).toBe(10_000);
  expect([map.get("key 989999"), map.get("key 990000")]).toEqual([undefined, 990_000]);
  // From the front of a plain Map this takes minutes.
  expect(performance.now() - start).toBeLessThan(20_000);
});
