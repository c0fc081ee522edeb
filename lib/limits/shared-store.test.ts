import type { Redis } from "@upstash/redis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Charge } from "./limit-store";
import { sharedStore } from "./shared-store";

const NOW = Date.UTC(2026, 10, 24);
const CHARGE: Charge = { policy: "api-key", subject: "AbCd1234", rate: { limit: 3, windowSeconds: 60 } };
const KEY = "crowdee:limit:api-key:AbCd1234";

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

function storeThatReturns(result: unknown) {
  const evaluate = vi.fn(async (..._: unknown[]) => result);
  return { store: sharedStore({ eval: evaluate } as unknown as Redis), evaluate };
}

describe("the shared store", () => {
  it("takes from the bucket of the policy and subject, with the limit and the window in milliseconds", async () => {
    const { store, evaluate } = storeThatReturns([1, 2, 45_000]);
    expect(await store.take(CHARGE)).toEqual({
      policy: "api-key",
      admitted: true,
      limit: 3,
      windowSeconds: 60,
      remaining: 1,
      resetAt: NOW + 45_000,
    });
    expect(evaluate.mock.calls.map(([, ...rest]) => rest)).toEqual([[[KEY], [3, 60_000]]]);
  });

  it("rejects what the script rejects", async () => {
    const { store } = storeThatReturns([0, 3, 1_000]);
    expect(await store.take(CHARGE)).toMatchObject({ admitted: false, remaining: 0, resetAt: NOW + 1_000 });
  });

  it("reads the bucket it takes from, with another script that changes nothing", async () => {
    const { store, evaluate } = storeThatReturns([2, 30_000]);
    expect(await store.look([CHARGE])).toEqual([{ used: 2, resetAt: NOW + 30_000 }]);
    expect(evaluate.mock.calls.map(([, ...rest]) => rest)).toEqual([[[KEY], [60_000]]]);
    expect(evaluate.mock.calls[0]?.[0]).not.toContain("SET");
  });

  it.each([[[1, 2]], [[1, 2, 3, 4]], [[1, "2", 3]], ["1,2,3"], [null], [{ length: 3, every: () => true }]])(
    "throws when the script returns %j",
    async (result) => {
      await expect(storeThatReturns(result).store.take(CHARGE)).rejects.toThrow("returned an invalid result");
    },
  );
});

describe("the shared store that the environment names", () => {
  async function fromEnv(url: string, token: string) {
    vi.resetModules();
    vi.stubEnv("DATABASE_URL", "postgresql://localhost/x");
    vi.stubEnv("NEXTAUTH_SECRET", "n".repeat(32));
    vi.stubEnv("API_KEY_SECRETS", "a".repeat(32));
    vi.stubEnv("UPSTASH_REDIS_REST_URL", url);
    vi.stubEnv("UPSTASH_REDIS_REST_TOKEN", token);
    return (await import("./shared-store")).sharedStoreFromEnv();
  }

  it("is none when it names none", async () => {
    expect(await fromEnv("", "")).toBeNull();
  });

  it("sends the commands of one turn in one request, with its token and a deadline, and nothing about us", async () => {
    const fetch = vi.fn(async (_url: string, _init: RequestInit) =>
      Response.json([{ result: [1, 1, 60_000] }, { result: [1, 2, 60_000] }]),
    );
    vi.stubGlobal("fetch", fetch);
    const store = await fromEnv("https://redis.example", "the-token");
    const decisions = await Promise.all([store?.take(CHARGE), store?.take(CHARGE)]);
    expect(decisions.map((decision) => decision?.remaining)).toEqual([2, 1]);
    expect(fetch).toHaveBeenCalledTimes(1);
    const [url, init] = fetch.mock.calls[0] ?? [];
    const headers = new Headers(init?.headers);
    expect(url).toContain("https://redis.example/");
    expect(headers.get("authorization")).toBe("Bearer the-token");
    expect([...headers.keys()].filter((name) => name.includes("telemetry"))).toEqual([]);
    expect(init?.signal).toBeInstanceOf(AbortSignal);
  });

  it("tries a request once: the circuit breaker decides about the next", async () => {
    const fetch = vi.fn(() => Promise.reject(new Error("ECONNREFUSED")));
    vi.stubGlobal("fetch", fetch);
    const store = await fromEnv("https://redis.example", "the-token");
    await expect(store?.take(CHARGE)).rejects.toThrow();
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
