import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { sparePort } from "@/scripts/lib/test-services";
import { call } from "../../support/client";
import { mailedLinks, tokenIn } from "../../support/mail";
import { RESULTS } from "../../support/results";
import { until } from "../../support/until";
import { World } from "../../support/world";

const app = inject("app");
const { PATH = "", HOME = "" } = process.env;

type Run = { child: ChildProcess; output: () => string };

/** Starts a program as a service manager does: without a terminal. */
function start(args: string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk));
  return { child, output: () => text };
}

/** An address of this machine that other machines could reach; undefined when it has no network. */
function outsideAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}

function isReachable(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => resolve(socket.end() !== undefined));
    socket.once("error", () => resolve(false));
  });
}

describe("npm run serve", () => {
  /** What the server of all specs has logged so far. */
  const logOfApp = () => {
    const { port } = new URL(app.url);
    const files = readdirSync(RESULTS).filter((name) => name.startsWith(`server-${port}-`));
    return files.map((name) => readFileSync(join(RESULTS, name), "utf8")).join("");
  };

  it("does not start without its public origin or with secrets that can be guessed", async () => {
    const secrets = { NEXTAUTH_SECRET: "n".repeat(40), API_KEY_SECRETS: "0123456789".repeat(4) };
    const { child, output } = start([".next/host/serve.mjs"], { DATABASE_URL: app.databaseUrl, ...secrets });
    const [code] = await once(child, "close");
    expect(code).toBe(1);
    for (const name of ["APP_URL", "NEXTAUTH_SECRET", "API_KEY_SECRETS"]) expect(output()).toContain(`- ${name} `);
    expect(output()).not.toMatch(/nnnn|01234/);
  });

  it("accepts connections on every address", async () => {
    const address = outsideAddress();
    if (address) expect(await isReachable(address, Number(new URL(app.url).port))).toBe(true);
  });

  it("says that it sends no email, and logs no link that grants access", async () => {
    const world = new World(app.databaseUrl);
    const user = world.memberOf(world.organization(), "owner");
    await world.save();
    const reset = { method: "POST", path: "/api/auth/password-reset", body: { email: user.email } };
    expect((await call(app.url, { ...reset, headers: { origin: app.url } })).status).toBe(202);
    const links = await until(
      "an email",
      async () => mailedLinks(app.dataDir, user.email),
      (found) => found.length === 1,
    );
    const token = tokenIn(links[0] ?? "");
    expect(token).not.toBe("");
    const log = await until(
      "its log line",
      async () => logOfApp(),
      (text) => text.includes(user.email),
    );
    expect(log).toContain("NO EMAIL IS SENT because SMTP_URL is not set");
    expect(log).not.toContain(token);
  });
});

describe("npm start without a terminal", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "crowdee-start-"));
  let port = 0;
  let started: Run;

  beforeAll(async () => {
    port = await sparePort();
    started = start(["scripts/start.mjs"], { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "info" });
    await until(
      "the welcome",
      async () => started.output(),
      (text) => text.includes("Ctrl-C stops it") || started.child.exitCode !== null,
      90_000,
    );
  });

  afterAll(async () => {
    started.child.kill("SIGTERM");
    if (started.child.exitCode === null) await once(started.child, "exit");
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("keeps the demonstration's password and key in a file of the owner's, which it names", async () => {
    const file = join(dataDir, "demonstration.txt");
    expect(started.output()).toContain(file);
    expect(started.output()).not.toMatch(/crowdee_[0-9A-Za-z]{40}|password +\S/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toMatch(/sign in as +demo@crowdee\.test\n +password +\S{16}\n/);
  });

  it("lets nobody else read the data folder or anything in it", () => {
    const names = readdirSync(dataDir, { recursive: true, encoding: "utf8" });
    const open = ["", ...names].filter((name) => statSync(join(dataDir, name)).mode & 0o077);
    expect(names.length).toBeGreaterThan(100);
    expect(open).toEqual([]);
  });

  it("makes a key that works, from the curl command in the file, and expires after 30 days", async () => {
    const [, url, key = ""] =
      /curl (\S+) -H "Authorization: Bearer (\S+)"/.exec(readFileSync(join(dataDir, "demonstration.txt"), "utf8")) ??
      [];
    expect(url).toBe(`http://localhost:${port}/api/v1/me`);
    const headers = { authorization: `Bearer ${key}` };
    const { status, json } = await call(`http://127.0.0.1:${port}`, { path: "/api/v1/me", headers });
    expect(status).toBe(200);
    const days = (Date.parse(json.principal.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
  });

  it("listens on the loopback address alone, and says how to open it to others", async () => {
    expect(started.output()).toContain("HOST=0.0.0.0 npm start");
    expect(await isReachable("127.0.0.1", port)).toBe(true);
    const address = outsideAddress();
    if (address) expect(await isReachable(address, port)).toBe(false);
  });
});
