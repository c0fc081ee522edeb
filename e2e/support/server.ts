import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sparePort } from "@/scripts/lib/test-services";
import { call } from "./client";
import { dumpDatabase } from "./database";
import { RESULTS } from "./results";

/** Secrets of the servers under test; they guard nothing but test data. */
export const TEST_SECRETS = {
  NEXTAUTH_SECRET: "5mQp0xTz8wYb2RkVn6LdCf1HsJ9gUaEo",
  API_KEY_SECRETS: "kW3yZr7NcB1vXq9TfMh5GdPj2LsUoA8e",
} as const;

/** Who operates the servers under test. */
export const OPERATOR_EMAIL = "operator@example.com";

const UNLIMITED = "100000000/60";
const LIMITS = Object.fromEntries(
  ["ANONYMOUS", "PAGE", "SESSION", "API_KEY", "USER", "INVALID_CREDENTIALS", "SIGN_IN"].map((name) => [
    `LIMIT_${name}`,
    UNLIMITED,
  ]),
);

export type RunningServer = {
  url: string;
  port: number;
  /** The id of its process; with several, of the first. */
  pid: number | undefined;
  dataDir: string;
  /** Everything it wrote to stdout and stderr so far. */
  output(): string;
  stop(): Promise<void>;
  /** Ends it without a warning, in the middle of whatever it is doing. */
  kill(): Promise<void>;
};

/** What serves the API: our own server, in front of Next; or Next alone, as on a platform that runs the middleware. */
export type Host = "own" | "next";

/** The host that this run tests. */
export const HOST: Host = process.env.TEST_HOST === "next" ? "next" : "own";

const PROGRAMS: Record<Host, (port: number) => { args: string[]; env: Record<string, string> }> = {
  own: () => ({ args: [".next/host/serve.mjs"], env: {} }),
  next: (port) => ({
    args: ["node_modules/next/dist/bin/next", "start", "--port", String(port), "--hostname", "127.0.0.1"],
    // Next itself writes the client's address to X-Forwarded-For, like the proxy in front of such a deployment.
    env: { TRUSTED_PROXY_HOPS: "1" },
  }),
};

export type ServerOptions = {
  databaseUrl: string;
  embedded?: boolean;
  env?: Record<string, string>;
  /** The folder of the project to serve, when it is not this one. */
  root?: string;
  host?: Host;
  /** How many processes serve. */
  processes?: number;
};

/** Starts the built app as a deployment would, on a spare port with a data folder of its own, and waits until it serves. */
export async function startServer({
  databaseUrl,
  embedded = false,
  env = {},
  root,
  host = HOST,
  processes = 1,
}: ServerOptions): Promise<RunningServer> {
  const port = await sparePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), "crowdee-data-"));
  const program = PROGRAMS[host](port);
  const args = [...program.args, ...(processes > 1 ? ["--processes", String(processes)] : [])];
  const child = spawn(process.execPath, args, {
    ...(root && { cwd: root }),
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      ...(embedded && { CROWDEE_EMBEDDED_DATABASE: "1" }),
      ...TEST_SECRETS,
      ...LIMITS,
      CHECK_RESPONSES: "1",
      OPERATOR_EMAILS: OPERATOR_EMAIL,
      ...program.env,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = capture(child, port);
  await untilServing(url, child, output);
  const stop = async () => {
    await end(child);
    await dumpDatabase(databaseUrl).catch(() => {});
    cpSync(dataDir, join(RESULTS, `data-${port}`), { recursive: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  const kill = async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  return { url, port, pid: child.pid, dataDir, output, stop, kill };
}

function capture(child: ChildProcess, port: number): () => string {
  const file = createWriteStream(join(RESULTS, `server-${port}-${child.pid}.log`));
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text += chunk;
      file.write(chunk);
    });
  }
  child.on("exit", () => file.end());
  return () => text;
}

async function untilServing(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}:\n${output()}`);
    const response = await call(url, { path: "/api/health" }).catch(() => null);
    if (response) return;
    await pause(50);
  }
  throw new Error(`The server does not respond:\n${output()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const killTimer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(killTimer);
}

/** Fails early, and says what to do, when there is no built app to start. */
export function assertBuilt(): void {
  if (!existsSync(".next/BUILD_ID")) throw new Error("The integration tests run the built app: npm run build first.");
}
