import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepPrivate } from "./private-folder";

let root: string;
let mask: number | undefined;
const modeOf = (path: string) => (statSync(join(root, path)).mode & 0o777).toString(8);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "crowdee-private-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

// A test's thread cannot change the umask of its process.
const umask = process.umask;
beforeEach(() => {
  process.umask = ((given: number) => {
    mask = given;
    return 0;
  }) as typeof process.umask;
});
afterEach(() => {
  process.umask = umask;
});

it("takes from everyone but the owner what an older version left open, and follows no link", () => {
  mkdirSync(join(root, "data/database/base"), { recursive: true });
  writeFileSync(join(root, "data/secrets.json"), "{}");
  writeFileSync(join(root, "data/database/base/1"), "");
  writeFileSync(join(root, "outside"), "");
  symlinkSync(join(root, "outside"), join(root, "data/link"));
  for (const path of ["data", "data/database", "data/database/base"]) chmodSync(join(root, path), 0o777);
  for (const path of ["data/secrets.json", "data/database/base/1", "outside"]) chmodSync(join(root, path), 0o666);
  keepPrivate(join(root, "data"));
  expect(["data", "data/database", "data/database/base"].map(modeOf)).toEqual(["700", "700", "700"]);
  expect(["data/secrets.json", "data/database/base/1"].map(modeOf)).toEqual(["600", "600"]);
  expect(modeOf("outside")).toBe("666");
  expect(mask).toBe(0o077);
});

it("needs no folder yet", () => {
  keepPrivate(join(root, "nothing"));
  expect(mask).toBe(0o077);
});
