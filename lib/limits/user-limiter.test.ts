import { describe, expect, it } from "vitest";
import { localStore } from "./local-store";
import { UserLimiter } from "./user-limiter";

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
});
