import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { aptInstall, findProgram } from "./programs.mjs";

export type TestServices = {
  /** TEST_POSTGRES_URL and TEST_REDIS_URL, each only when its server runs. */
  env: Record<string, string>;
  /** One plain sentence for each server that could not be had. */
  missing: string[];
  stop(): Promise<void>;
};

/** How a throw-away Postgres is run: without durability, for it needs none; or as one that holds data is, to be measured. */
const POSTGRES_OPTIONS = {
  fast: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  durable: [],
};

/**
 * Starts a real Postgres and a real Redis of our own on spare ports, in a folder that goes away with them. What is not
 * there is installed from the distribution when we are root on a system with apt.
 */
export async function startTestServices(postgres: keyof typeof POSTGRES_OPTIONS = "fast"): Promise<TestServices> {
  const folder = mkdtempSync(join(tmpdir(), "crowdee-test-"));
  const started: ChildProcess[] = [];
  const services: TestServices = {
    env: {},
    missing: [],
    stop: async () => {
      await Promise.all(started.map(stop));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (const server of SERVERS) {
    const program = server.find() ?? (aptInstall([server.package]) ? server.find() : undefined);
    if (program === undefined) {
      services.missing.push(`${server.name} is not here (the package ${server.package} has it).`);
      continue;
    }
    try {
      services.env[server.variable] = await server.start(program, folder, started, POSTGRES_OPTIONS[postgres]);
    } catch (error) {
      services.missing.push(`${server.name} does not start: ${error instanceof Error ? error.message : error}`);
    }
  }
  return services;
}

const SERVERS = [
  {
    name: "Postgres 14 or later",
    variable: "TEST_POSTGRES_URL",
    package: "postgresql",
    find: findPostgres,
    start: startPostgres,
  },
  {
    name: "Redis",
    variable: "TEST_REDIS_URL",
    package: "redis-server",
    find: () => findProgram("redis-server"),
    start: startRedis,
  },
];

/** The folder of the newest Postgres server there is. */
export function findPostgres(): string | undefined {
  const onPath = findProgram("initdb");
  if (onPath) return join(onPath, "..");
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const newest = Math.max(
    ...versions.filter((version) => existsSync(join(debian, String(version), "bin/postgres"))),
    0,
  );
  return newest >= 14 ? join(debian, String(newest), "bin") : undefined;
}

async function startPostgres(
  bin: string,
  parent: string,
  started: ChildProcess[],
  settings: string[],
): Promise<string> {
  const folder = join(parent, "postgres");
  const account = postgresAccount();
  if (account) chownSync(parent, account.uid, account.gid);
  execFileSync(join(bin, "initdb"), ["-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], {
    ...account,
    cwd: parent,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const port = await sparePort();
  const options = [...settings, "max_connections=200"];
  const child = spawn(
    join(bin, "postgres"),
    ["-D", folder, "-p", String(port), "-h", "127.0.0.1", "-k", parent, ...options.flatMap((option) => ["-c", option])],
    { ...account, cwd: parent, stdio: "ignore" },
  );
  started.push(child);
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  await until("Postgres", child, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
  });
  return url;
}

/** Postgres does not run as root: then it runs as the account that its package created. */
function postgresAccount(): { uid: number; gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function startRedis(program: string, parent: string, started: ChildProcess[]): Promise<string> {
  const port = await sparePort();
  const child = spawn(program, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", parent], {
    stdio: "ignore",
  });
  started.push(child);
  await until("Redis", child, () => isListening(port));
  return `redis://127.0.0.1:${port}`;
}

/** Waits until a server responds. @throws when it ends first, or does not respond within 30 s. */
async function until(name: string, child: ChildProcess, probe: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended at once, with code ${child.exitCode}.`);
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${name} does not respond.`, { cause: error });
      await sleep(100);
    }
  }
}

function isListening(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.end("PING\r\n"));
    socket.once("data", () => resolve());
    socket.once("error", reject);
  });
}

/** SIGINT asks Postgres for its fast shutdown, and Redis for its ordinary one. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGINT");
  const killTimer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(killTimer);
}

/** Below the range from which systems pick ports for connections: one of those could take ours before its server does. */
const PORTS = { first: 10_000, count: 20_000 };

/** A port nobody listens on now. */
export async function sparePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + randomInt(PORTS.count);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
