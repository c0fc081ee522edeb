import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findUnstorable } from "./text";

const nested = (levels: number): unknown => (levels === 0 ? "leaf" : { a: nested(levels - 1) });

describe("findUnstorable", () => {
  it("finds nothing in what JSON says in well-formed text", () => {
    const value = fc.jsonValue({ maxDepth: 8, stringUnit: "grapheme" });
    const tame = value.filter((one) => !JSON.stringify(one).match(/__proto__|\\u0000/));
    fc.assert(fc.property(tame, (one) => findUnstorable(one) === null));
  });

  it.each([
    ["a NUL in a value", { name: "a\u0000b" }, "name"],
    ["a NUL in a key", { "a\u0000": 1 }, "a\uFFFD"],
    ["half a surrogate pair", { list: ["fine", "\uD83D"] }, "list.1"],
    ["a surrogate pair the wrong way round", { name: "\uDC00\uD800" }, "name"],
    ["half a surrogate pair in a key", { "\uD800": 1 }, "\uFFFD"],
    ["a prototype key", JSON.parse('{"__proto__":{"admin":true}}'), "__proto__"],
    ["a prototype key further down", JSON.parse('{"a":[{"__proto__":1}]}'), "a.0.__proto__"],
    ["a bare string", "\u0000", ""],
  ])("names the field that holds %s", (_, value, path) => {
    expect(findUnstorable(value)?.path).toBe(path);
  });

  it("admits whole surrogate pairs", () => {
    expect(findUnstorable({ name: "😀 \uD83D\uDE00" })).toBeNull();
  });

  it("rejects nesting deeper than anyone needs, and never overflows", () => {
    expect(findUnstorable(nested(32))).toBeNull();
    expect(findUnstorable(nested(33))?.message).toContain("deep");
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(findUnstorable(deep)?.message).toContain("deep");
  });
});
