import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { mergeClasses } from "./merge-classes";

/** A clamp hides what overflows in either direction; tailwind-merge knows it of both at once only. */
const CLAMPED = /^overflow-[xy]-\w+ line-clamp-/;

/** Every utility in the project's sources, without the conditions before it. */
function utilities(): string[] {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /(?<!\.test|merge-classes)\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );
  const strings = files.flatMap((file) => readFileSync(file, "utf8").match(/"[^"\n]*"|`[^`\n]*`/g) ?? []);
  const tokens = strings.flatMap((text) => text.slice(1, -1).split(/\s+/));
  const bare = tokens.map((token) => token.replace(/^(?:[a-z-]*(?:\[[^\]]*\])?(?:\/\w+)?:)+/, ""));
  return [...new Set(bare)].filter((token) => token !== "" && twMerge(`${token} ${token}`) === token);
}

it("merges any two utilities of this project as tailwind-merge does", () => {
  const all = utilities();
  expect(all.length).toBeGreaterThan(300);
  const differing = all.flatMap((first) =>
    all
      .map((second) => `${first} ${second}`)
      .filter((pair) => mergeClasses(pair) !== twMerge(pair) && !CLAMPED.test(pair)),
  );
  expect(differing).toEqual([]);
});

it("lets a later utility win under the same condition alone", () => {
  expect(mergeClasses("h-9 px-3.5 sm:px-4 w-8 px-0")).toBe("h-9 sm:px-4 w-8 px-0");
  expect(mergeClasses("[&_svg]:size-4 [&_svg]:size-5 data-[state=on]:bg-hover")).toBe(
    "[&_svg]:size-5 data-[state=on]:bg-hover",
  );
});
