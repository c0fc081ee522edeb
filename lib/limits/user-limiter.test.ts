import { describe, expect, it } from "vitest";
import { localStore } from "./local-store";
import { UserLimiter, userLimiter } from "./user-limiter";

const RATE = { limit: 20, windowSeconds: 60 };
const settled = () => new Promise((resolve) => setTimeout(resolve, 1));

describe("the limit of a user", () => {
  it("admits exactly N in one process, however many requests come at once", () => {
    const limiter = new UserLimiter(null);
    const admitted = Array.from({ length: 50 }, () => limiter.take("usr_1", RATE)).filter((one) => one.admitted);
    expect(admitted).toHaveLength(RATE.limit);
    expect(admitted.at(-1)).toMatchObject({ policy: "user", limit: 20, remaining: 0 });
    expect(limiter.take("usr_2", RATE).admitted).toBe(true);
  });

  it("counts what other processes count, from the next request on", async () => {
    const store = localStore();
    const [one, two] = [new UserLimiter(store), new UserLimiter(store)];
    for (let count = 0; count < 20; count += 1) {
      expect((count % 2 ? one : two).take("usr_1", RATE).admitted).toBe(true);
      await settled();
    }
    expect(one.take("usr_1", RATE)).toMatchObject({ admitted: false, remaining: 0 });
    // It has not heard of the last request yet, and learns of it from its own next one.
    two.take("usr_1", RATE);
    await settled();
    expect(two.take("usr_1", RATE).admitted).toBe(false);
  });

  it("still counts in this process while the store is down", async () => {
    const down = { take: () => Promise.reject(new Error("down")), look: () => Promise.reject(new Error("down")) };
    const limiter = new UserLimiter(down);
    const admitted = Array.from({ length: 30 }, () => limiter.take("usr_1", RATE)).filter((one) => one.admitted);
    await settled();
    expect(admitted).toHaveLength(RATE.limit);
  });

  it("says what is left of the count with less left", async () => {
    const store = localStore();
    const [one, two] = [new UserLimiter(store), new UserLimiter(store)];
    for (let count = 0; count < 5; count += 1) one.take("usr_1", RATE);
    await settled();
    expect(two.take("usr_1", RATE).remaining).toBe(19);
    await settled();
    // Six of both processes were counted, and this is only the second here.
    expect(two.take("usr_1", RATE)).toMatchObject({ admitted: true, remaining: 14 });
    expect(two.take("usr_1", { ...RATE, limit: 100 })).toMatchObject({ admitted: true, limit: 100, remaining: 97 });
  });

  it("ends with its window, and is one object in a process", () => {
    const limiter = userLimiter(() => null);
    expect(userLimiter(() => localStore())).toBe(limiter);
    const decision = limiter.take("usr_1", { limit: 1, windowSeconds: 60 });
    expect(decision.resetAt - Date.now()).toBeGreaterThan(59_000);
    expect(decision.resetAt - Date.now()).toBeLessThanOrEqual(60_000);
  });
});
