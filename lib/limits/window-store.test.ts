import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WindowStore } from "./window-store";

const MINUTE = { limit: 30, windowSeconds: 60 };

describe("WindowStore", () => {
  it("admits exactly N of any burst", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 400 }), (limit, extra) => {
        const store = new WindowStore();
        const takes = Array.from({ length: limit + extra }, () => store.take("a", { limit, windowSeconds: 60 }, 1_000));
        expect(takes.filter((take) => take.admitted)).toHaveLength(limit);
      }),
    );
  });

  it("never rejects steady traffic just below the rate over a simulated day", () => {
    const store = new WindowStore();
    const gapMs = (60_000 / MINUTE.limit) * 1.001;
    let rejected = 0;
    for (let now = 0; now < 24 * 60 * 60 * 1000; now += gapMs) {
      if (!store.take("steady", MINUTE, now).admitted) rejected += 1;
    }
    expect(rejected).toBe(0);
  });

  it("allows requests again at the announced reset, however often a rejected caller tries before", () => {
    const store = new WindowStore();
    const rate = { limit: 2, windowSeconds: 10 };
    store.take("a", rate, 0);
    store.take("a", rate, 9_000);
    for (let now = 9_001; now < 10_000; now += 50) {
      const rejected = store.take("a", rate, now);
      expect(rejected).toEqual({ admitted: false, used: 2, resetInMs: 10_000 - now });
    }
    expect(store.take("a", rate, 10_000)).toEqual({ admitted: true, used: 1, resetInMs: 10_000 });
  });

  it("tells what a window holds and when it closes, and opens none", () => {
    const store = new WindowStore();
    expect(store.look("a", MINUTE, 1_000)).toEqual({ used: 0, resetInMs: 60_000 });
    store.take("a", MINUTE, 1_000);
    expect(store.look("a", MINUTE, 11_000)).toEqual({ used: 1, resetInMs: 50_000 });
  });

  it("keeps at most its capacity, oldest out first", () => {
    const store = new WindowStore(3);
    const rate = { limit: 1, windowSeconds: 60 };
    for (const name of ["a", "b", "c", "d"]) store.take(name, rate, 0);
    expect(store.size).toBe(3);
    expect(store.take("b", rate, 1).admitted).toBe(false);
    expect(store.take("a", rate, 1).admitted).toBe(true);
  });

  it("lets closed windows go as new ones open", () => {
    const store = new WindowStore();
    const rate = { limit: 1, windowSeconds: 1 };
    for (let i = 0; i < 1_000; i++) store.take(`old-${i}`, rate, 0);
    for (let i = 0; i < 600; i++) store.take(`new-${i}`, rate, 2_000);
    expect(store.size).toBeLessThanOrEqual(600);
  });

  it("honours a limit raised in mid-window at once", () => {
    const store = new WindowStore();
    for (let i = 0; i < 5; i++) store.take("a", { limit: 5, windowSeconds: 60 }, 0);
    expect(store.take("a", { limit: 5, windowSeconds: 60 }, 1).admitted).toBe(false);
    expect(store.take("a", { limit: 10, windowSeconds: 60 }, 2)).toMatchObject({ admitted: true, used: 6 });
  });
});
