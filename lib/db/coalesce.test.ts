import { describe, expect, it } from "vitest";
import { coalesce } from "./coalesce";

/** A store whose look-ups the test answers by hand. */
function store() {
  const sent: { keys: string[]; answer: (values: Record<string, string>) => void; fail: () => void }[] = [];
  const find = coalesce(
    (keys) =>
      new Promise<Map<string, string>>((resolve, reject) => {
        sent.push({
          keys,
          answer: (values) => resolve(new Map(Object.entries(values))),
          fail: () => reject(new Error("lost")),
        });
      }),
  );
  return { find, sent };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("coalesce", () => {
  it("sends the first look-ups at once and gathers the rest into one", async () => {
    const { find, sent } = store();
    const asked = ["a", "b", "c", "d", "c"].map((key) => find(key));
    expect(sent.map(({ keys }) => keys)).toEqual([["a"], ["b"]]);
    sent[0]?.answer({ a: "1" });
    await settled();
    expect(sent.map(({ keys }) => keys)).toEqual([["a"], ["b"], ["c", "d"]]);
    sent[1]?.answer({});
    sent[2]?.answer({ c: "3" });
    expect(await Promise.all(asked)).toEqual(["1", null, "3", null, "3"]);
  });

  it("never answers a question from a look-up sent before it was asked", async () => {
    const { find, sent } = store();
    const early = find("a");
    const blocker = find("b");
    const late = find("a");
    sent[0]?.answer({ a: "old" });
    sent[1]?.answer({ b: "x" });
    await settled();
    sent[2]?.answer({ a: "new" });
    expect(await Promise.all([early, blocker, late])).toEqual(["old", "x", "new"]);
  });

  it("fails only those who shared a failed look-up", async () => {
    const { find, sent } = store();
    const lost = find("a");
    const kept = find("b");
    sent[0]?.fail();
    sent[1]?.answer({ b: "2" });
    await expect(lost).rejects.toThrow("lost");
    expect(await kept).toBe("2");
    const next = find("a");
    sent[2]?.answer({ a: "1" });
    expect(await next).toBe("1");
  });
});
