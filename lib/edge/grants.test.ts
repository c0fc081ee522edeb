import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_GRANTS } from "../limits/grants";

const RAISED = { apiKeys: { abc: 3000 }, users: {} };

/** A module of its own for each test: what it knows is kept in the module. */
async function freshModule() {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/x");
  vi.stubEnv("NEXTAUTH_SECRET", "n".repeat(32));
  vi.stubEnv("API_KEY_SECRETS", "a".repeat(32));
  return import("./grants");
}

describe("currentGrants", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 24) });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  it("returns what the server says", async () => {
    vi.stubGlobal("fetch", async () => Response.json(RAISED));
    const { currentGrants } = await freshModule();
    expect(await currentGrants(() => {})).toEqual(RAISED);
  });

  it("waits at most a quarter of a second for a response", async () => {
    vi.stubGlobal("fetch", () => new Promise(() => {}));
    const { currentGrants } = await freshModule();
    const waiting = currentGrants(() => {});
    await vi.advanceTimersByTimeAsync(250);
    expect(await waiting).toEqual(NO_GRANTS);
  });

  it("spares others the wait after one request has waited in vain", async () => {
    const fetch = vi.fn(() => new Promise(() => {}));
    vi.stubGlobal("fetch", fetch);
    const { currentGrants } = await freshModule();
    const waiting = currentGrants(() => {});
    await vi.advanceTimersByTimeAsync(250);
    await waiting;
    // Would not resolve if it waited, because time stands still.
    const background: Promise<unknown>[] = [];
    expect(await currentGrants((task) => background.push(task))).toEqual(NO_GRANTS);
    await vi.advanceTimersByTimeAsync(1);
    expect(await currentGrants((task) => background.push(task))).toEqual(NO_GRANTS);
    expect(background.length).toBeGreaterThan(0);
  });

  it("does not ask for four seconds, does not wait until nine, and waits from then on", async () => {
    let limit = 0;
    vi.stubGlobal("fetch", async () => Response.json({ apiKeys: { abc: ++limit }, users: {} }));
    const { currentGrants } = await freshModule();
    const background: Promise<unknown>[] = [];
    const known = async () => (await currentGrants((task) => background.push(task))).apiKeys.abc;
    expect(await known()).toBe(1);
    await vi.advanceTimersByTimeAsync(4_000);
    expect([await known(), background.length, limit]).toEqual([1, 0, 1]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await known()).toBe(1);
    expect(background).toHaveLength(1);
    await Promise.all(background);
    expect(limit).toBe(2);
    await vi.advanceTimersByTimeAsync(9_001);
    expect([await known(), background.length]).toEqual([3, 1]);
  });

  it("keeps what it knew when the request fails", async () => {
    const responses = [
      () => Response.json(RAISED),
      () => Promise.reject(new Error("reset")),
      () => new Response(null, { status: 500 }),
    ];
    vi.stubGlobal("fetch", async () => responses.shift()?.());
    const { currentGrants } = await freshModule();
    for (let i = 0; i < 3; i++) {
      expect(await currentGrants(() => {})).toEqual(RAISED);
      await vi.advanceTimersByTimeAsync(10_000);
    }
  });

  it("asks again in the background after four seconds, once for all requests", async () => {
    const fetch = vi.fn(async () => Response.json(RAISED));
    vi.stubGlobal("fetch", fetch);
    const { currentGrants } = await freshModule();
    await currentGrants(() => {});
    await vi.advanceTimersByTimeAsync(4_001);
    const background: Promise<unknown>[] = [];
    await Promise.all(Array.from({ length: 20 }, () => currentGrants((task) => background.push(task))));
    await Promise.all(background);
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});
