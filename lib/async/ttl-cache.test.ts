import { expect, it } from "vitest";
import { TtlCache } from "./ttl-cache";

const NOW = Date.UTC(2026, 10, 24);
const LATER = NOW + 60_000;

it("returns what was set until it expires", () => {
  const cache = new TtlCache<number>(10);
  cache.set("a", 1, LATER, NOW);
  expect([cache.get("a", NOW), cache.get("a", LATER - 1)]).toEqual([1, 1]);
  expect([cache.get("a", LATER), cache.get("b", NOW)]).toEqual([undefined, undefined]);
});

it("holds at most its capacity and evicts the oldest entry first", () => {
  const cache = new TtlCache<number>(3);
  for (const [value, key] of ["a", "b", "c", "d"].entries()) cache.set(key, value, LATER, NOW);
  expect(cache.size).toBe(3);
  expect(["a", "b", "d"].map((key) => cache.get(key, NOW))).toEqual([undefined, 1, 3]);
});

it("treats a key that is set again as the newest entry", () => {
  const cache = new TtlCache<number>(3);
  for (const key of ["a", "b", "a", "c"]) cache.set(key, 0, LATER, NOW);
  cache.set("d", 0, LATER, NOW);
  expect(["a", "b", "c", "d"].map((key) => cache.get(key, NOW))).toEqual([0, undefined, 0, 0]);
});

it("evicts expired entries as new ones are set", () => {
  const cache = new TtlCache<number>(10_000);
  for (let index = 0; index < 1_000; index++) cache.set(`old ${index}`, index, LATER, NOW);
  for (let index = 0; index < 600; index++) cache.set(`new ${index}`, index, LATER + 60_000, LATER);
  expect(cache.size).toBe(600);
});

it("evicts in constant time: 1,000,000 keys through a capacity of 10,000", () => {
  const cache = new TtlCache<number>(10_000);
  const start = performance.now();
  for (let index = 0; index < 1_000_000; index++) cache.set(`key ${index}`, index, LATER, NOW);
  expect(cache.size).toBe(10_000);
  expect([cache.get("key 989999", NOW), cache.get("key 990000", NOW)]).toEqual([undefined, 990_000]);
  // Deleting the first key of a plain Map each time takes minutes.
  expect(performance.now() - start).toBeLessThan(20_000);
});
