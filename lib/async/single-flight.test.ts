import { expect, it } from "vitest";
import { singleFlight } from "./single-flight";

it("runs the work once for all concurrent callers", async () => {
  let runs = 0;
  const load = singleFlight(async () => ++runs);
  expect(await Promise.all([load(), load(), load()])).toEqual([1, 1, 1]);
});

it("runs the work again for a call that comes after the last run ended, failed or not", async () => {
  let runs = 0;
  const load = singleFlight(async () => {
    runs += 1;
    if (runs === 1) throw new Error("first");
    return runs;
  });
  await expect(Promise.all([load(), load()])).rejects.toThrow("first");
  expect(await load()).toBe(2);
});
