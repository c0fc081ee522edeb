import type { Redis } from "@upstash/redis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { retryAfter } from "./headers";
import { Limiter } from "./limiter";
import { sharedStore } from "./shared-store";

const RATE = { limit: 3, windowSeconds: 60 };
const waitUntil = (task: Promise<unknown>) => void task;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A shared store whose script returns what the test says. */
function fakeRedis(respond: () => Promise<unknown>): { redis: Redis; calls: () => number } {
  const evaluate = vi.fn(respond);
  return { redis: { eval: evaluate } as unknown as Redis, calls: () => evaluate.mock.calls.length };
}

async function take(limiter: Limiter, subject = "a") {
  const taken = limiter.take([{ policy: "api-key", subject, rate: RATE }], waitUntil);
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
    ["rejects connections", () => Promise.reject(new Error("ECONNREFUSED"))],
    ["never responds", () => new Promise(() => {})],
    ["returns garbage", () => Promise.resolve({ hello: "world" })],
    ["returns a fraction", () => Promise.resolve([1, 1.5, 10])],
  ])("goes on counting in this process when the shared store %s", async (_name, respond) => {
    const changes: boolean[] = [];
    const { redis, calls } = fakeRedis(respond as () => Promise<unknown>);
    const limiter = new Limiter(sharedStore(redis), (degraded) => changes.push(degraded));
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
    const limiter = new Limiter(sharedStore(redis), (degraded) => changes.push(degraded));
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
    const limiter = new Limiter(sharedStore(redis), () => {});
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
    const other = limiter.take([{ policy: "session", subject: "a", rate: RATE }], waitUntil);
    expect((await other).admitted).toBe(true);
  });

  it("lengthens the pause by failed tries only, not by what was under way when the store went", async () => {
    let calls = 0;
    const { redis } = fakeRedis(() => Promise.reject(new Error(`down ${++calls}`)));
    const limiter = new Limiter(sharedStore(redis), () => {});
    await Promise.all(Array.from({ length: 20 }, (_, index) => take(limiter, `s${index}`)));
    await vi.advanceTimersByTimeAsync(1_000);
    await take(limiter);
    expect(calls).toBe(21);
  });

  it("asks the shared store nothing about credentials that are not genuine", async () => {
    const { redis, calls } = fakeRedis(() => Promise.resolve([1, 1, 60_000]));
    const limiter = new Limiter(sharedStore(redis), () => {});
    const charge = { policy: "invalid-credentials", subject: "192.0.2.1", rate: RATE } as const;
    const decisions = [];
    for (let i = 0; i < 5; i++) decisions.push(await limiter.take([charge], waitUntil));
    expect(decisions.map(({ admitted }) => admitted)).toEqual([true, true, true, false, false]);
    expect(calls()).toBe(0);
  });

  it("tells what is used without charging it", async () => {
    const limiter = new Limiter(null, () => {});
    await take(limiter);
    await take(limiter);
    const charges = ["a", "b"].map((subject) => ({ policy: "api-key", subject, rate: RATE }) as const);
    for (let i = 0; i < 3; i++) {
      expect((await limiter.look(charges)).map(({ used }) => used)).toEqual([2, 0]);
    }
  });

  it("finds out by itself, when asked for its health, that the store is gone and that it is back", async () => {
    let down = true;
    const { redis } = fakeRedis(() => (down ? Promise.reject(new Error("down")) : Promise.resolve([1, 1, 60_000])));
    const limiter = new Limiter(sharedStore(redis), () => {});
    await limiter.check(waitUntil);
    expect(limiter.degraded).toBe(true);
    down = false;
    await vi.advanceTimersByTimeAsync(1_000);
    await limiter.check(waitUntil);
    await vi.advanceTimersByTimeAsync(0);
    expect(limiter.degraded).toBe(false);
  });

  it("asks for its health at most once a second", async () => {
    const { redis, calls } = fakeRedis(() => Promise.resolve([1, 1, 60_000]));
    const limiter = new Limiter(sharedStore(redis), () => {});
    for (let i = 0; i < 10; i++) await limiter.check(waitUntil);
    expect(calls()).toBe(1);
  });
});

describe("Limiter, of a request charged to two buckets", () => {
  const charges = (account: string, wide = 30) =>
    [
      { policy: "anonymous", subject: "192.0.2.1", rate: { limit: wide, windowSeconds: 60 } },
      { policy: "sign-in", subject: account, rate: { limit: 2, windowSeconds: 300 } },
    ] as const;

  it("asks the shared store about both in the same turn, so that they travel together", async () => {
    const turns: number[] = [];
    let turn = 0;
    const { redis } = fakeRedis(() => {
      turns.push(turn);
      return Promise.resolve([1, 1, 60_000]);
    });
    const limiter = new Limiter(sharedStore(redis), () => {});
    const taken = limiter.take(charges("ada"), waitUntil);
    turn += 1;
    expect((await taken).policy).toBe("sign-in");
    expect(turns).toEqual([0, 0]);
  });

  it("admits when both do, and names the wait after which both have room", async () => {
    const limiter = new Limiter(null, () => {});
    expect(await limiter.take(charges("ada"), waitUntil)).toMatchObject({ policy: "sign-in", remaining: 1 });
    await limiter.take(charges("ada"), waitUntil);
    const now = Date.now();
    expect(await limiter.take(charges("ada"), waitUntil)).toMatchObject({
      admitted: false,
      policy: "sign-in",
      resetAt: now + 300_000,
    });
  });

  it("does not send a caller back to one bucket while the other, just emptied, is closed for longer", async () => {
    const limiter = new Limiter(null, () => {});
    await limiter.take(charges("ada", 2), waitUntil);
    await limiter.take(charges("bob", 2), waitUntil);
    const now = Date.now();
    const rejected = await limiter.take(charges("ada", 2), waitUntil);
    expect(rejected).toMatchObject({ admitted: false, policy: "sign-in", resetAt: now + 300_000 });
  });

  it("names the full bucket, not one with room that closes later", async () => {
    const limiter = new Limiter(null, () => {});
    const short = { policy: "anonymous", subject: "192.0.2.1", rate: { limit: 1, windowSeconds: 10 } } as const;
    const long = { policy: "sign-in", subject: "ada", rate: { limit: 50, windowSeconds: 300 } } as const;
    await limiter.take([short, long], waitUntil);
    const rejected = await limiter.take([short, long], waitUntil);
    expect(rejected).toMatchObject({ admitted: false, policy: "anonymous", resetAt: Date.now() + 10_000 });
  });

  it("names the bucket that is blocked longest", async () => {
    const limiter = new Limiter(null, () => {});
    const bucket = (subject: string, windowSeconds: number) =>
      ({ policy: "api-key", subject, rate: { limit: 1, windowSeconds } }) as const;
    const [short, long] = [bucket("short", 10), bucket("long", 300)];
    for (const charge of [short, short, long, long]) await limiter.take([charge], waitUntil);
    const resetAt = Date.now() + 300_000;
    for (const charges of [[short, long] as const, [long, short] as const]) {
      expect(await limiter.take(charges, waitUntil)).toMatchObject({ admitted: false, resetAt });
    }
  });

  it("has nothing to check without a shared store", async () => {
    await expect(new Limiter(null, () => {}).check(waitUntil)).resolves.toBeUndefined();
  });

  it("charges nothing to a caller known to be blocked in either", async () => {
    const limiter = new Limiter(null, () => {});
    for (let i = 0; i < 6; i++) await limiter.take(charges("ada"), waitUntil);
    const [anonymous] = await limiter.look([charges("ada")[0]]);
    expect(anonymous?.used).toBe(3);
  });
});

/** A shared store with its own clock, whose responses are slow. */
function distantRedis(skewMs: number, latencyMs: () => number) {
  const windows = new Map<string, { used: number; closesAt: number }>();
  return fakeRedis(async () => {
    const now = Date.now() + skewMs;
    const open = windows.get("a");
    const window = open && open.closesAt > now ? open : { used: 0, closesAt: now + 3_000 };
    windows.set("a", window);
    const admitted = window.used < 3;
    if (admitted) window.used += 1;
    const respond = [admitted ? 1 : 0, window.used, window.closesAt - now];
    await new Promise((resolve) => setTimeout(resolve, latencyMs()));
    return respond;
  }).redis;
}

describe("Retry-After", () => {
  it.each([0, 3_600_000, -3_600_000])(
    "holds on two processes whose shared store's clock is %i ms off, however slow its responses",
    async (skewMs) => {
      let failed = 0;
      const tries = 1_000;
      const latencies = [1, 180, 20, 90];
      let call = 0;
      const redis = distantRedis(skewMs, () => latencies[call++ % latencies.length] ?? 0);
      const rate = { limit: 3, windowSeconds: 3 };
      const processes = [new Limiter(sharedStore(redis), () => {}), new Limiter(sharedStore(redis), () => {})];
      const ask = async (index: number) => {
        const taken = processes[index % 2]?.take([{ policy: "api-key", subject: "a", rate }], waitUntil);
        await vi.advanceTimersByTimeAsync(190);
        return (await taken) as Awaited<ReturnType<Limiter["take"]>>;
      };
      for (let index = 0; index < tries; index++) {
        let decision = await ask(index);
        while (decision.admitted) decision = await ask(index);
        await ask(index + 1);
        await vi.advanceTimersByTimeAsync(retryAfter(decision.resetAt, Date.now()) * 1000);
        if (!(await ask(index + 1)).admitted) failed += 1;
      }
      expect(failed / tries).toBeLessThanOrEqual(0.001);
    },
  );
});
