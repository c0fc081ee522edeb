import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EXAMPLES, readExample } from "./examples";

const files = readdirSync(path.join(import.meta.dirname)).filter((file) => !file.startsWith("examples"));

describe("the examples of the guide", () => {
  it("are all listed, in both languages", () => {
    expect(EXAMPLES.map(({ file }) => file).sort()).toEqual(files.sort());
    for (const { file } of EXAMPLES)
      expect(files).toContain(file.replace(/\.(sh|ts)$/, file.endsWith("sh") ? ".ts" : ".sh"));
  });

  it.each(EXAMPLES)("$file reads exactly the variables it declares", ({ file, variables }) => {
    const read = [...readExample(file).matchAll(/CROWDEE_[A-Z_]+/g)].map(([name]) => name);
    expect([...new Set(read)].filter((name) => name !== "CROWDEE_URL").sort()).toEqual([...variables].sort());
  });

  it.each(EXAMPLES)("$file fits the page", ({ file }) => {
    expect(
      Math.max(
        ...readExample(file)
          .split("\n")
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(120);
  });
});
