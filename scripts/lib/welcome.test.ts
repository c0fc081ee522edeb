import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { welcome } from "./welcome";

const demonstration = {
  email: "demo@crowdee.test",
  password: "the-password",
  key: "crowdee_the-key",
  keyExpiresAt: new Date("2026-12-24T10:00:00Z"),
};

let dataDir = "";

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "crowdee-welcome-"));
});

afterEach(() => rmSync(dataDir, { recursive: true }));

const say = (more: Partial<Parameters<typeof welcome>[0]>) =>
  welcome({ appUrl: "http://localhost:3000", host: "127.0.0.1", dataDir, isTerminal: true, demonstration, ...more });

describe("what npm start says", () => {
  it("shows the sign-in and the key at a terminal, and writes them nowhere", () => {
    const text = say({});
    expect(text).toContain("demo@crowdee.test");
    expect(text).toContain("the-password");
    expect(text).toContain('curl http://localhost:3000/api/v1/me -H "Authorization: Bearer crowdee_the-key"');
    expect(text).toContain("valid until 2026-12-24");
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("writes them to a file of the owner's elsewhere, and names it", () => {
    const file = join(dataDir, "demonstration.txt");
    writeFileSync(file, "of an earlier start", { mode: 0o644 });
    const text = say({ isTerminal: false });
    expect(text).not.toMatch(/the-password|crowdee_the-key/);
    expect(text).toContain(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readFileSync(file, "utf8");
    expect(kept).toContain("the-password");
    expect(kept).toContain('curl http://localhost:3000/api/v1/me -H "Authorization: Bearer crowdee_the-key"');
  });

  it("shows neither again on later starts", () => {
    for (const isTerminal of [true, false]) {
      expect(say({ isTerminal, demonstration: undefined })).not.toMatch(/sign|curl/);
    }
  });

  it("says how to open it to others, unless it is open", () => {
    expect(say({})).toContain("HOST=0.0.0.0 npm start");
    expect(say({ host: "0.0.0.0" })).not.toContain("HOST=");
  });
});
