import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptSecrets } from "./secrets";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crowdee-secrets-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("secrets are made once, long enough, and readable by their owner alone", () => {
  const made = keptSecrets(folder);
  expect(made.NEXTAUTH_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(made.API_KEY_SECRETS).not.toBe(made.NEXTAUTH_SECRET);
  expect(keptSecrets(folder)).toEqual(made);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a damaged file is an error, never a reason for new secrets", () => {
  writeFileSync(join(folder, "secrets.json"), "{");
  expect(() => keptSecrets(folder)).toThrow(SyntaxError);
});
