import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { batchLoader } from "./batch-loader";

/** A store whose look-ups the test resolves by hand. */
function store() {
  const sent: { keys: string[]; respond: (values: Record<string, string>) => void; fail: () => void }[] = [];
  const find = batchLoader(
    (keys) =>
      new Promise<Map<string, string>>((resolve, reject) => {
        sent.push({
          keys,
          respond: (values) => resolve(new Map(Object.entries(values))),
          fail: () => reject(new Error("lost")),
        });
      }),
  );
  return { find, sent };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("batchLoader", () => {
  it("sends the first look-up at once and gathers the rest into one", async () => {
    const { find, sent } = store();
    const asked = ["a", "b", "c", "b"].map((key) => find(key));
    expect(sent.map(({ keys }) => keys)).toEqual([["a"]]);
    sent[0]?.respond({ a: "1" });
    await settled();
    expect(sent.map(({ keys }) => keys)).toEqual([["a"], ["b", "c"]]);
    sent[1]?.respond({ c: "3" });
    expect(await Promise.all(asked)).toEqual(["1", null, "3", null]);
  });

  it("lets a slow look-up hold up nobody, and never has more than two under way", async () => {
    const { find, sent } = store();
    const slow = find("a");
    const next = find("b");
    await vi.advanceTimersByTimeAsync(20);
    expect(sent.map(({ keys }) => keys)).toEqual([["a"], ["b"]]);
    const last = find("c");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
    sent[1]?.respond({ b: "2" });
    expect(await next).toBe("2");
    sent[2]?.respond({ c: "3" });
    sent[0]?.respond({ a: "1" });
    expect(await Promise.all([slow, last])).toEqual(["1", "3"]);
  });

  it("never resolves a key from a look-up sent before it was requested", async () => {
    const { find, sent } = store();
    const early = find("a");
    const late = find("a");
    sent[0]?.respond({ a: "old" });
    await settled();
    sent[1]?.respond({ a: "new" });
    expect(await Promise.all([early, late])).toEqual(["old", "new"]);
  });

  it("fails only those who shared a failed look-up", async () => {
    const { find, sent } = store();
    const lost = find("a");
    const kept = find("b");
    sent[0]?.fail();
    await expect(lost).rejects.toThrow("lost");
    sent[1]?.respond({ b: "2" });
    expect(await kept).toBe("2");
    const next = find("a");
    await settled();
    sent[2]?.respond({ a: "1" });
    expect(await next).toBe("1");
  });
});
