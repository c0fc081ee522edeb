import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LockHeld, takeLock } from "./owner-lock";

let folder = "";
let path = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crowdee-lock-"));
  path = join(folder, "owner");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("a second taker learns who holds the lock and what they left word of", () => {
  const lock = takeLock(path);
  lock.note("over here");
  const error = expect.objectContaining({ owner: expect.objectContaining({ pid: process.pid, note: "over here" }) });
  expect(() => takeLock(path)).toThrow(error);
});

test("a released lock can be taken again, and nothing is left behind", () => {
  takeLock(path).release();
  takeLock(path).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a dead owner's lock is taken over", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(path, JSON.stringify({ pid, started: "then" }));
  takeLock(path).release();
  expect(existsSync(path)).toBe(false);
});

test("a living process that was given a dead owner's id does not keep the lock", () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: "another time" }));
  takeLock(path).release();
});

test("a lock file cut short by a power failure does not keep the lock", () => {
  writeFileSync(path, '{"pid":');
  takeLock(path).release();
});

test("holding is told apart from other trouble", () => {
  takeLock(path);
  expect(() => takeLock(path)).toThrow(LockHeld);
  expect(() => takeLock(join(folder, "missing", "owner"))).toThrow("ENOENT");
});
