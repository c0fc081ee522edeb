import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FallbackStore } from "./fallback-store";
import type { Charge, LimitStore } from "./limit-store";
import { localStore } from "./local-store";

const CHARGE: Charge = { policy: "api-key", subject: "a", rate: { limit: 3, windowSeconds: 60 } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store that counts like any other while it is up, and records what it is asked. */
function primaryStore() {
  const counts = localStore();
  const state = { up: true, taken: [] as Charge[] };
  const attempt = <T>(work: () => Promise<T>) => (state.up ? work() : Promise.reject(new Error("down")));
  const store: LimitStore = {
    take: (charge) => {
      state.taken.push(charge);
      return attempt(() => counts.take(charge));
    },
    look: (charges) => attempt(() => counts.look(charges)),
  };
  return { state, store };
}

function setUp() {
  const { state, store } = primaryStore();
  const background: Promise<unknown>[] = [];
  const fallback = new FallbackStore(store, localStore(), () => {});
  return { state, fallback, background, waitUntil: (task: Promise<unknown>) => void background.push(task) };
}

it("reads usage where requests are counted", async () => {
  const { state, fallback, waitUntil } = setUp();
  await fallback.take(CHARGE, waitUntil);
  await fallback.take(CHARGE, waitUntil);
  expect((await fallback.look([CHARGE]))[0]?.used).toBe(2);
  state.up = false;
  // The first read finds out; from then on the fallback counts.
  expect((await fallback.look([CHARGE]))[0]?.used).toBe(0);
  expect(fallback.degraded).toBe(true);
  await fallback.take(CHARGE, waitUntil);
  state.up = true;
  expect((await fallback.look([CHARGE]))[0]?.used).toBe(1);
});

it("checks the primary store once its state is a second old, under a name that no caller has", async () => {
  const { state, fallback, waitUntil } = setUp();
  await fallback.check(waitUntil);
  await vi.advanceTimersByTimeAsync(999);
  await fallback.check(waitUntil);
  expect(state.taken).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  await fallback.check(waitUntil);
  expect(state.taken).toHaveLength(2);
  await fallback.take(CHARGE, waitUntil);
  await vi.advanceTimersByTimeAsync(500);
  await fallback.check(waitUntil);
  expect(state.taken).toHaveLength(3);
  for (const { subject, policy } of state.taken.slice(0, 2)) expect([policy, subject]).toEqual(["anonymous", "probe"]);
});

it("checks a lost primary store in the background, and only after a pause", async () => {
  const { state, fallback, background, waitUntil } = setUp();
  state.up = false;
  await fallback.check(waitUntil);
  expect([fallback.degraded, background.length, state.taken.length]).toEqual([true, 0, 1]);
  await vi.advanceTimersByTimeAsync(999);
  await fallback.check(waitUntil);
  expect(state.taken).toHaveLength(1);
  state.up = true;
  await vi.advanceTimersByTimeAsync(1);
  await fallback.check(waitUntil);
  expect(background).toHaveLength(1);
  await Promise.all(background);
  expect(fallback.degraded).toBe(false);
});
