import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import { type RunningServer, startServer } from "../../support/server";
import { type MintedKey, World } from "../../support/world";

/** ATTACK_SECONDS=60 runs the whole minute; the suite has less time. */
const ATTACK_MS = Number(process.env.ATTACK_SECONDS ?? 10) * 1_000;
const CLIENTS = 50;
const BETWEEN_REQUESTS_MS = 500;
/** A median this short is fast whatever it was before: the test, its attackers, and the server share the processors. */
const FAST_MS = 50;

const app = inject("app");
let server: RunningServer;
let keys: MintedKey[];
const held: Socket[] = [];

beforeAll(async () => {
  const world = new World(app.databaseUrl);
  const owner = world.memberOf(world.organization(), "owner");
  keys = Array.from({ length: CLIENTS }, () => world.apiKey(owner));
  await world.save();
  const env = {
    LIMIT_ANONYMOUS: "30/60",
    LIMIT_PAGE: "240/60",
    LIMIT_INVALID_CREDENTIALS: "10/60",
    LIMIT_SIGN_IN: "10/300",
    LIMIT_API_KEY: "600/60",
  };
  server = await startServer({ databaseUrl: app.databaseUrl, env });
});
afterAll(async () => {
  for (const socket of held) socket.destroy();
  await server.stop();
});

/** Opens a connection from one of the addresses of this machine and writes to it; nobody reads what comes back. */
function attack(from: number, text: string): Socket {
  const socket = connect({ port: server.port, host: "127.0.0.1", localAddress: `127.0.1.${from}` });
  socket.on("error", () => {});
  socket.resume();
  socket.write(text);
  return socket;
}

/** Sends requests from each honest client at a fixed interval until the time is up. */
async function honestTraffic(ms: number): Promise<{ statuses: Set<number>; median: number }> {
  const times: number[] = [];
  const statuses = new Set<number>();
  const end = Date.now() + ms;
  const work = async ({ headers }: MintedKey, index: number) => {
    await pause((index / CLIENTS) * BETWEEN_REQUESTS_MS);
    while (Date.now() < end) {
      const start = performance.now();
      const { status } = await call(server.url, { path: "/api/v1/me", headers });
      times.push(performance.now() - start);
      statuses.add(status);
      await pause(BETWEEN_REQUESTS_MS);
    }
  };
  await Promise.all(keys.map(work));
  return { statuses, median: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN };
}

const head = (lines: string[]) => `${lines.join("\r\n")}\r\nhost: x\r\n`;
const FORGED = `crowdee_${"z".repeat(40)}`;

/** One request of each kind of attack. */
const ATTACKS = [
  `${head(["GET /api/v1/me HTTP/1.1", `authorization: Bearer ${FORGED}`])}connection: close\r\n\r\n`,
  `${head(["POST /api/v1/projects HTTP/1.1", "content-type: application/json", "content-length: 900000000"])}\r\n{`,
  `${head(["POST /sign-in HTTP/1.1", "transfer-encoding: chunked"])}\r\nffff\r\n${"a".repeat(4_000)}`,
  `${head(["POST /api/auth/callback/credentials HTTP/1.1", "content-type: application/x-www-form-urlencoded", "transfer-encoding: chunked"])}\r\n5\r\nemail\r\n`,
  `${head(["POST /api/auth/callback/credentials HTTP/1.1", "content-type: application/x-www-form-urlencoded", "content-length: 29"])}connection: close\r\n\r\nemail=a@example.com&password=x`,
  `${head(["GET /docs HTTP/1.1"])}connection: close\r\n\r\n`,
  `${head(["GET /settings/api-keys HTTP/1.1", "cookie: next-auth.session-token=a.b.c", "rsc: 1"])}connection: close\r\n\r\n`,
  `${head(["GET / HTTP/1.1", "rsc: 1", "next-router-state-tree: %5B%22", `next-action: ${FORGED}`])}connection: close\r\n\r\n`,
  `${head(["GET /_next/image?url=%2Fx&w=64&q=75 HTTP/1.1"])}connection: close\r\n\r\n`,
  "GET /\x00\x1b[2J HTTP/1.1\r\n\r\n",
  `GET /${"a".repeat(40_000)} HTTP/1.1\r\n`,
];

function memoryMb(): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_024;
}

it("50 held uploads and 1,000 slow connections take less than 50 MB, and delay nobody by 100 ms", async () => {
  const before = await honestTraffic(3_000);
  const memory = memoryMb();
  const upload = `${head(["POST /sign-in HTTP/1.1", "content-type: text/plain", "content-length: 8000"])}\r\n${"a".repeat(4_000)}`;
  for (let i = 0; i < 50; i++) held.push(attack(2, upload));
  for (let i = 0; i < 1_000; i++) held.push(attack(3, "GET / HTTP/1.1\r\nhost: x\r\n"));
  const during = await honestTraffic(3_000);
  expect(memoryMb() - memory).toBeLessThan(50);
  expect(during.statuses).toEqual(new Set([200]));
  expect(during.median - before.median).toBeLessThan(100);
  for (const socket of held.splice(0)) socket.destroy();
});

it("all attacks at once fail no honest request, and at most double their median time", async () => {
  const before = await honestTraffic(3_000);
  const end = Date.now() + ATTACK_MS;
  const attackers = Array.from({ length: 20 }, async (_, from) => {
    for (let i = from; Date.now() < end; i++) {
      const socket = attack(from + 10, ATTACKS[i % ATTACKS.length] as string);
      held.push(socket);
      await pause(50);
      if (held.length > 500) held.shift()?.destroy();
    }
  });
  const [during] = await Promise.all([honestTraffic(ATTACK_MS), ...attackers]);
  expect(during.statuses).toEqual(new Set([200]));
  expect(during.median).toBeLessThan(Math.max(2 * before.median, FAST_MS));
});
