import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PROJECT } from "../lib/steps.mjs";
import { sparePort } from "../lib/test-services";
import { type Memory, memoryOf } from "./memory";

export type Server = { url: string; memory(): Memory | undefined; stop(): Promise<void> };

/** Secrets of the servers that are measured; they guard made-up data. */
export const SECRETS = {
  NEXTAUTH_SECRET: "Hb4Lq9XsTz1VnWk7RcYm3PfJ0gDe6UaO",
  API_KEY_SECRETS: "t2GvMx8KzQ5wRn1YbC7fLd4HsPj0UoEi",
};

/** High enough never to be reached here; counting costs the same at any height. */
const UNLIMITED = "100000000/60";
const LIMITS = ["ANONYMOUS", "PAGE", "SESSION", "API_KEY", "USER", "INVALID_CREDENTIALS", "SIGN_IN"];

/** Starts the built application as `npm run serve` does, log and all. */
export function startOurs(databaseUrl: string, embedded: boolean): Promise<Server> {
  return start(argumentsOf("serve"), PROJECT, "/api/health", (url, port) => ({
    ...ourEnv(url, port, mkdtempSync(join(tmpdir(), "crowdee-bench-"))),
    DATABASE_URL: databaseUrl,
    ...(embedded && { CROWDEE_EMBEDDED_DATABASE: "1" }),
  }));
}

/** Starts the built application as `npm start` does, with the embedded database of a data folder in its process. */
export function startEmbedded(dataDir: string): Promise<Server> {
  return start(argumentsOf("start"), PROJECT, "/api/health", (url, port) => ({
    ...ourEnv(url, port, dataDir),
    LOG_LEVEL: "info",
  }));
}

/** What follows `node` in a script of package.json, so that it is measured with the very flags it runs with. */
function argumentsOf(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
  const [program, ...args] = String(scripts[script]).split(" ");
  if (program !== "node") throw new Error(`The script "${script}" does not begin with node.`);
  return args;
}

function ourEnv(url: string, port: string, dataDir: string): Record<string, string> {
  return {
    PORT: port,
    APP_URL: url,
    DATA_DIR: dataDir,
    ...SECRETS,
    ...Object.fromEntries(LIMITS.map((name) => [`LIMIT_${name}`, UNLIMITED])),
  };
}

/** Starts a server of Node alone. */
export function startBare(): Promise<Server> {
  return start(["scripts/bench/bare/server.mjs"], PROJECT, "/", (_url, port) => ({ PORT: port }));
}

/** Starts a minimal application with `next start`. */
export function startNext(
  folder: string,
  probe: string,
  env: (url: string) => Record<string, string>,
): Promise<Server> {
  const next = join(folder, "../node_modules/next/dist/bin/next");
  return start([next, "start"], folder, probe, (url, port) => ({ PORT: port, ...env(url) }));
}

async function start(
  args: string[],
  cwd: string,
  probe: string,
  env: (url: string, port: string) => Record<string, string>,
): Promise<Server> {
  const port = String(await sparePort());
  const url = `http://127.0.0.1:${port}`;
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, HOME, NODE_ENV: "production", ...env(url, port) },
    // The log goes where a service's goes: somewhere else. Nobody reads it, but it is written.
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout?.resume();
  await untilServing(`${url}${probe}`, child);
  return { url, memory: () => memoryOf(child.pid), stop: () => stop(child) };
}

async function untilServing(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`A server to be measured ended at once, with code ${child.exitCode}.`);
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response) return;
    if (Date.now() > deadline) throw new Error(`${url} does not respond.`);
    await sleep(100);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
