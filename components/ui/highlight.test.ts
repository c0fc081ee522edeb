import { describe, expect, it } from "vitest";
import { highlight } from "./highlight";

describe("highlight", () => {
  it("loses no character", () => {
    const code = '# a\ncurl "x" \\\n  -d \'{"a": "b"}\' // c\nhttps://example.com/#part\n';
    expect(
      highlight(code)
        .map((token) => token.text)
        .join(""),
    ).toBe(code);
  });

  it("tells names from strings", () => {
    const kinds = highlight('{ "name": "ci" }').filter((token) => token.kind !== "plain");
    expect(kinds).toEqual([
      { kind: "name", text: '"name"' },
      { kind: "string", text: '"ci"' },
    ]);
  });

  it("takes no address for a comment", () => {
    expect(highlight("curl https://example.com/a#b")).toEqual([
      { kind: "plain", text: "curl https://example.com/a#b" },
    ]);
  });
});
