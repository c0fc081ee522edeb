import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PROJECT, run } from "../lib/steps.mjs";

const SOURCES = fileURLToPath(new URL(".", import.meta.url));
const FOLDER = join(PROJECT, ".data/bench");

/** The peer and what it needs beside it, each at the version it was made for. */
const PEER_PACKAGES = {
  "better-auth": "1.7.5",
  "@better-auth/api-key": "1.7.5",
  "@better-auth/core": "1.7.5",
  "@better-auth/utils": "0.4.2",
  "better-call": "1.4.0",
};

export const PEER_VERSION = PEER_PACKAGES["better-auth"];

/** Where the minimal application and the peer's stand, built. */
export const FLOOR = join(FOLDER, "floor");
export const PEER = join(FOLDER, "peer");

/** Installs and builds the two applications we measure ourselves against, in a folder of their own, unless they are there. */
export async function prepareOthers(): Promise<void> {
  const manifest = JSON.stringify({ private: true, type: "module", dependencies: packages() }, null, 2);
  const stamp = join(FOLDER, "made-from");
  const sources = digest([manifest, ...SOURCE_FILES.map((file) => readFileSync(join(SOURCES, file), "utf8"))]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "package.json"), manifest);
  for (const file of SOURCE_FILES) cpSync(join(SOURCES, file), join(FOLDER, file));
  await run("npm", ["install", "--prefix", FOLDER, "--no-audit", "--no-fund"]);
  for (const folder of [FLOOR, PEER]) buildIn(folder);
  writeFileSync(stamp, sources);
}

const SOURCE_FILES = [
  "floor/app/api/constant/route.js",
  "floor/app/layout.js",
  "floor/middleware.js",
  "floor/next.config.mjs",
  "peer/app/api/verify/route.js",
  "peer/app/layout.js",
  "peer/auth.js",
  "peer/next.config.mjs",
  "peer/prepare.mjs",
];

/** Next, React and the Postgres client are exactly ours. */
function packages(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const same = ["next", "react", "react-dom", "pg"];
  return {
    ...Object.fromEntries(same.map((name) => [name, require(`${name}/package.json`).version])),
    ...PEER_PACKAGES,
  };
}

function buildIn(folder: string): void {
  execFileSync(process.execPath, ["../node_modules/next/dist/bin/next", "build"], {
    cwd: folder,
    env: { ...process.env, ...peerEnv("", "http://localhost"), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: "ignore",
  });
}

/** What the peer's application is told. */
export function peerEnv(databaseUrl: string, url: string): Record<string, string> {
  return { DATABASE_URL: databaseUrl, PEER_URL: url, PEER_SECRET: "bench-peer-secret-0123456789-0123456789" };
}

/** Makes the peer's tables in a database, and keys. */
export function makePeerKeys(databaseUrl: string, count: number): string[] {
  const env = { ...process.env, ...peerEnv(databaseUrl, "http://localhost") };
  const stdio: ["ignore", "pipe", "ignore"] = ["ignore", "pipe", "ignore"];
  return JSON.parse(
    execFileSync(process.execPath, ["prepare.mjs", String(count)], { cwd: PEER, env, stdio }).toString(),
  );
}

function digest(texts: string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}
