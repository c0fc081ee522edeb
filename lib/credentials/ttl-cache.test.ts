import { expect, it } from "vitest";
import { TtlCache } from "./ttl-cache";

const NOW = Date.UTC(2026, 10, 24);

it("remembers what was set, and nothing else", () => {
  const recent = new TtlCache<number>();
  recent.set("a", 1, NOW);
  expect(recent.get("a", NOW)).toBe(1);
  expect(recent.get("b", NOW)).toBeUndefined();
});

it("forgets what nobody asked for within two minutes, and keeps what somebody did", () => {
  const recent = new TtlCache<number>();
  recent.set("asked", 1, NOW);
  recent.set("left", 2, NOW);
  for (let minute = 1; minute <= 10; minute++) expect(recent.get("asked", NOW + minute * 60_000)).toBe(1);
  expect(recent.get("left", NOW + 600_000)).toBeUndefined();
});

it("forgets everything over a long silence", () => {
  const recent = new TtlCache<number>();
  recent.set("a", 1, NOW);
  expect(recent.get("a", NOW + 120_000)).toBeUndefined();
});

it("never holds more than 10,000 entries, the latest 5,000 for certain", () => {
  const recent = new TtlCache<number>();
  const sizes = Array.from({ length: 23_000 }, (_, i) => {
    recent.set(`key ${i}`, i, NOW);
    return recent.size;
  });
  expect(Math.max(...sizes)).toBe(10_000);
  for (let i = 18_000; i < 23_000; i++) expect(recent.get(`key ${i}`, NOW)).toBe(i);
});
