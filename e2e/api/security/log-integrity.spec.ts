import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { inParallel } from "../../support/client";
import { type RawResponse, rawExchange } from "../../support/raw";
import { type RunningServer, startServer } from "../../support/server";
import { until } from "../../support/until";

const KEY = `crowdee_${"Ab3".repeat(13)}x`;
const FORGED = '{"level":30,"status":999,"msg":"request"}';

/** Bytes that end a line, move a terminal's cursor, are no UTF-8 or no HTTP, and texts that look like a line or a key. */
const HOSTILE = [
  "\r",
  "\n",
  "\r\n",
  "\x1b[2J",
  "\0",
  "\x7f",
  "\x9b31m",
  "\xff\xfe",
  "\xc3\x28",
  "\xe2\x80\xa8",
  '"',
  "\\",
  "%0a",
  "%00",
  FORGED,
  KEY,
];

const HEADERS = [
  "accept",
  "accept-language",
  "authorization",
  "cookie",
  "content-type",
  "crowdee-organization",
  "host",
  "idempotency-key",
  "if-none-match",
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
  "origin",
  "purpose",
  "referer",
  "rsc",
  "user-agent",
  "x-api-key",
  "x-crowdee-error",
  "x-crowdee-peer",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-invoke-path",
  "x-matched-path",
  "x-middleware-subrequest",
  "x-nextjs-data",
  "x-request-id",
];

const PATHS = [
  "/",
  "/docs",
  "/nothing",
  "/sign-in",
  "/projects",
  "/settings/api-keys",
  "/orgs/x/projects",
  "/_next/static/x.js",
  "/_next/image",
  "/images/api-keys.png",
  "/images/x",
  "/icon.svg",
  "/favicon.ico",
  "/docs/bulk-work",
  "/docs/",
  "/api/v1/me",
  "/api/auth/session",
  "/api/auth/error",
  "/api/nothing",
];

/** Numbers that are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const { databaseUrl } = inject("app");
let server: RunningServer;
/** How much the server had written when it was ready. */
let announced = 0;
const responses: RawResponse[] = [];

beforeAll(async () => {
  server = await startServer({ databaseUrl });
  announced = server.output().length;
});
afterAll(() => server.stop());

const output = () => server.output().slice(announced);

async function send(requests: string[]): Promise<RawResponse[]> {
  const received = await inParallel(requests, 16, (text) => rawExchange(server.port, Buffer.from(text, "latin1")));
  responses.push(...received);
  return received;
}

/** A request with a last header that closes the connection; a line for it in the log names the id of its response. */
function requestText(method: string, target: string, headers: Record<string, string>, body = ""): string {
  const all = {
    host: "x",
    ...headers,
    ...(method === "POST" && { "content-length": String(body.length) }),
    connection: "close",
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${head.join("")}\r\n${body}`;
}

it("responds to each hostile path, query, header and body without an error of its own, and repeats no key", async () => {
  const random = numbers(20261124);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const requests = PATHS.flatMap((path) => [
    requestText("GET", `${path}/${KEY}`, {}),
    requestText("GET", `${path}?q=${KEY}&${KEY}=1`, {}),
    requestText("POST", path, { "content-type": "application/json" }, `{"${KEY}":"${KEY}"}`),
    ...HEADERS.map((name) => requestText("GET", path, { [name]: KEY })),
  ]);
  for (let i = 0; i < 1_200; i++) {
    const garbage = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(HOSTILE)).join(
      pick(["", "a", " "]),
    );
    const place = i % 3;
    const path = pick(PATHS) + (place === 0 ? `/${garbage}` : place === 1 ? `?${garbage}=${garbage}` : "");
    requests.push(requestText("GET", path, place === 2 ? { [pick(HEADERS)]: garbage } : {}));
  }
  const received = await send(requests);
  expect(received.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
  const echoes = received.filter(
    ({ text, headers }) => text.includes(KEY) || JSON.stringify([...headers]).includes(KEY),
  );
  expect(echoes.map(({ status, headers }) => [status, headers.get("x-request-id")])).toEqual([]);
});

it("responds with 400, never 500, to malformed headers of Next's router", async () => {
  const malformed = ["x", "%", "null", "%5B%22%22%5D", "%5B".repeat(3_000), "{}", "1, 1"];
  const names = ["rsc", "next-router-prefetch", "next-router-segment-prefetch", "next-router-state-tree", "next-url"];
  const requests = PATHS.filter((path) => !path.startsWith("/api/")).flatMap((path) =>
    names.flatMap((name) =>
      malformed.map((value) => requestText("GET", path, { ...(name !== "rsc" && { rsc: "1" }), [name]: value })),
    ),
  );
  expect(new Set((await send(requests)).map(({ status }) => status))).toEqual(new Set([400]));
});

it("has logged one line of JSON for each of them, and none that a client wrote", async () => {
  const ids = responses.map(({ headers }) => headers.get("x-request-id") ?? "");
  await until(
    "the last line",
    async () => output(),
    (written) => ids.every((id) => written.includes(id)),
  );
  expect(output()).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029]/u);
  expect(output()).not.toContain(KEY);
  const lines = output().trimEnd().split("\n");
  const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(logged.filter(({ status }) => status === 999)).toEqual([]);
  const counts = new Map<unknown, number>();
  for (const { requestId } of logged) counts.set(requestId, (counts.get(requestId) ?? 0) + 1);
  expect(ids.filter((id) => counts.get(id) !== 1)).toEqual([]);
  const about = new Set(logged.filter(({ requestId }) => requestId).map(({ msg }) => msg));
  expect([...about].sort()).toEqual(["request", "unreadable request"]);
});
