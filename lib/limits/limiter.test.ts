import type { Redis } from "@upstash/redis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Limiter } from "./limiter";

const RATE = { limit: 3, windowSeconds: 60 };
const background = (task: Promise<unknown>) => void task;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A shared store whose script answers what the test says. */
function fakeRedis(answer: () => Promise<unknown>): { redis: Redis; calls: () => number } {
  const evaluate = vi.fn(answer);
  return { redis: { eval: evaluate } as unknown as Redis, calls: () => evaluate.mock.calls.length };
}

async function take(limiter: Limiter, subject = "a") {
  const taken = limiter.take("api-key", subject, RATE, background);
  await vi.advanceTimersByTimeAsync(250);
  return taken;
}

describe("Limiter", () => {
  it("admits exactly the limit in this process", async () => {
    const limiter = new Limiter(null, () => {});
    const decisions = await Promise.all(Array.from({ length: 50 }, () => take(limiter)));
    expect(decisions.filter((decision) => decision.admitted)).toHaveLength(RATE.limit);
    expect(limiter.degraded).toBe(false);
  });

  it.each([
    ["refuses", () => Promise.reject(new Error("ECONNREFUSED"))],
    ["never answers", () => new Promise(() => {})],
    ["answers rubbish", () => Promise.resolve({ hello: "world" })],
    ["answers a fraction", () => Promise.resolve([1, 1.5, 10])],
  ])("goes on counting in this process when the shared store %s", async (_name, answer) => {
    const changes: boolean[] = [];
    const { redis, calls } = fakeRedis(answer as () => Promise<unknown>);
    const limiter = new Limiter(redis, (degraded) => changes.push(degraded));
    const decisions = [];
    for (let i = 0; i < 4; i++) decisions.push(await take(limiter));
    expect(decisions.map((decision) => decision.admitted)).toEqual([true, true, true, false]);
    expect(changes).toEqual([true]);
    expect(calls()).toBeLessThan(4);
  });

  it("takes the shared store back by itself, and says so once", async () => {
    let down = true;
    const changes: boolean[] = [];
    const { redis } = fakeRedis(() => (down ? Promise.reject(new Error("down")) : Promise.resolve([1, 1, 60_000])));
    const limiter = new Limiter(redis, (degraded) => changes.push(degraded));
    await take(limiter);
    down = false;
    await vi.advanceTimersByTimeAsync(20_000);
    await take(limiter);
    await take(limiter);
    expect(changes).toEqual([true, false]);
    expect(limiter.degraded).toBe(false);
  });

  it("asks the shared store nothing about a caller known to be blocked", async () => {
    const { redis, calls } = fakeRedis(() => Promise.resolve([0, 3, 30_000]));
    const limiter = new Limiter(redis, () => {});
    for (let i = 0; i < 10; i++) expect((await take(limiter)).admitted).toBe(false);
    expect(calls()).toBe(1);
    await vi.advanceTimersByTimeAsync(30_000);
    await take(limiter);
    expect(calls()).toBe(2);
  });

  it("keeps policies and subjects apart", async () => {
    const limiter = new Limiter(null, () => {});
    for (let i = 0; i < 3; i++) await take(limiter, "a");
    expect((await take(limiter, "a")).admitted).toBe(false);
    expect((await take(limiter, "b")).admitted).toBe(true);
    const other = limiter.take("session", "a", RATE, background);
    expect((await other).admitted).toBe(true);
  });
});
