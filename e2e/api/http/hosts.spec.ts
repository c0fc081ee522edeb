import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { CONTRACTS } from "@/lib/contracts";
import { routeFiles } from "@/scripts/lib/bundle.mjs";
import { type ApiResponse, type Call, call } from "../../support/client";
import { closeDatabases, createDatabase, databaseNameOf } from "../../support/database";
import { isOperatorsOnly, type Params, pathOf, validCall } from "../../support/requests";
import { buildScene } from "../../support/scene";
import { type Host, type RunningServer, startServer } from "../../support/server";
import { accessTokenOf, bearer, type Headers, sessionOf, World, within } from "../../support/world";

/** Only how the connection is used, or how the body is framed: each host may do as it likes. */
const FRAMING = ["connection", "keep-alive", "date", "transfer-encoding", "content-length"];

const { postgresUrl, template } = inject("app");
const servers = {} as Record<Host, RunningServer>;
let calls: Call[];

/** One database for each host, both with the same people, keys and projects in them. */
beforeAll(async () => {
  const databaseUrl = await createDatabase(postgresUrl, template);
  const world = new World(databaseUrl);
  calls = everyKindOfCall(world);
  await world.save();
  await closeDatabases();
  const copy = await createDatabase(postgresUrl, databaseNameOf(databaseUrl));
  servers.own = await startServer({ databaseUrl, host: "own" });
  servers.next = await startServer({ databaseUrl: copy, host: "next" });
});
afterAll(async () => {
  await servers.own?.stop();
  await servers.next?.stop();
});

it("hosts every route file that Next has built", () => {
  const built = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>;
  const paths = Object.entries(built).filter(([file, path]) => file.endsWith("/route") && isOfApi(path));
  const hosted = routeFiles().map(({ path }) => path);
  expect(hosted.filter(isOfApi)).toEqual(paths.map(([, path]) => path).sort());
});

function isOfApi(path: string): boolean {
  return path.startsWith("/api") || path.startsWith("/.well-known/");
}

it("serves every kind of request alike from our own server and from Next alone", async () => {
  const differences: unknown[] = [];
  for (const request of calls) {
    const [own, next] = await Promise.all([respond("own", request), respond("next", request)]);
    const differing = Object.keys({ ...own, ...next }).filter((name) => own[name] !== next[name]);
    if (differing.length > 0) differences.push({ request, own: pick(own, differing), next: pick(next, differing) });
  }
  expect(differences.slice(0, 10), `${differences.length} of ${calls.length} requests`).toEqual([]);
  expect(calls.length).toBeGreaterThan(2_000);
}, 600_000);

function pick(values: Record<string, string>, names: string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

async function respond(host: Host, request: Call) {
  const origin = servers[host].url;
  const headers = { ...request.headers, ...(request.headers?.origin === "ours" && { origin }) };
  const response = await call(origin, { ...request, headers });
  return comparable(response, origin);
}

/**
 * The parts of a response by name, without what differs from one request to the next: times, new ids and secrets, and the
 * host's own address.
 */
function comparable({ status, headers, text }: ApiResponse, origin: string): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !FRAMING.includes(name));
  const written = kept.map(([name, value]) => [name, name === "etag" ? "an etag" : steady(String(value), origin)]);
  const named = Object.fromEntries(written.filter(([, value]) => value !== ""));
  return { ...named, status: String(status), body: steady(text, origin) };
}

function steady(text: string, origin: string): string {
  return (
    text
      .replaceAll(origin, "<origin>")
      // Next varies every response by the headers that its own router reads.
      .replace(/^rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch(, )?/, "")
      .replace(/req_[0-9a-f]{32}/g, "<request>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
      .replace(/\b(usr|org|key|prj|inv|evt|lrq)_\w{20,}/g, "<$1>")
      .replace(/crowdee_[0-9A-Za-z]{8}([0-9A-Za-z]{32})?/g, "<key>")
      .replace(/eyJ[\w.-]+/g, "<token>")
      .replace(/"nextCursor":"[^"]+"/g, '"nextCursor":"<cursor>"')
      .replace(/"hint":"[^"]+"/g, '"hint":"<hint>"')
      .replace(/"slug":"[^"]+"/g, '"slug":"<slug>"')
      .replace(/("publicId"|"lastUsedAt"):"[^"]+"/g, '$1:"<value>"')
      .replace(/\b(t|r)=\d+/g, "$1=<number>")
      .replace(/^\d{7,}$/, "<number>")
  );
}

/** Reads first, in every form; then everything that changes something, deletions last. */
function everyKindOfCall(world: World): Call[] {
  const scene = buildScene(world, "owner");
  const inOrganization = within(scene.organization);
  const callers: Headers[] = [
    {},
    { ...sessionOf(scene.caller), ...inOrganization, origin: "ours" },
    { ...sessionOf(scene.caller), ...inOrganization, origin: "https://elsewhere.example" },
    { ...accessTokenOf(scene.caller), ...inOrganization },
    { ...world.apiKey(scene.caller, { role: "viewer" }).headers, ...inOrganization },
    { ...world.apiKey(scene.caller, { role: "admin" }).headers, ...inOrganization },
    { ...world.apiKey(scene.caller, { role: "admin", revokedAt: new Date() }).headers, ...inOrganization },
    { ...world.apiKey(scene.colleague).headers, "crowdee-organization": "o-unknown" },
    bearer(world.unissuedKey()),
    bearer("crowdee_malformed"),
    { cookie: "next-auth.session-token=a.b.c" },
  ];
  const contracts = CONTRACTS.filter((contract) => !isOperatorsOnly(contract));
  const reads = contracts.filter(({ method }) => method === "GET");
  const writes = contracts.filter(({ method }) => method !== "GET");
  const params: Params = scene.params;
  return [
    ...callers.flatMap((headers) => reads.flatMap((contract) => readsOf(pathOf(contract, params), headers))),
    ...callers.flatMap((headers) => ODD_PATHS.flatMap((path) => readsOf(path, headers).slice(0, 3))),
    ...callers.flatMap((headers) =>
      writes.flatMap((contract) => badWritesOf(validCall(contract, params, scene.bodies), headers)),
    ),
    ...callers.flatMap((headers) =>
      [...writes]
        .sort((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"))
        .filter(({ permission }) => permission !== "public")
        .map((contract) => ({ ...validCall(contract, params, scene.bodies), headers })),
    ),
  ];
}

const ODD_PATHS = [
  "/api/nothing",
  "/api/v1/projects/prj_unknown",
  "/api/v1/projects/a%20b%2Fc",
  "/api/v1/projects/%F0%9F%98%80",
  "/api/v1/me/more",
  "/api/auth/sign-up",
  "/api/auth/nothing",
  "/api/internal/limit-grants",
  "/api/internal/limit-usage",
];

function readsOf(path: string, headers: Headers): Call[] {
  return [
    { path, headers },
    { path, headers, method: "HEAD" },
    { path: `${path}?unknown=1&limit=2`, headers },
    { path, headers, method: "OPTIONS" },
    {
      path,
      headers: { ...headers, origin: "https://elsewhere.example", "access-control-request-method": "GET" },
      method: "OPTIONS",
    },
    { path, headers: { ...headers, "if-none-match": "*", "x-request-id": "mine.1" } },
    { path: `${path}?limit=0&limit=1`, headers },
    { path, headers, method: "PUT", body: {} },
  ];
}

function badWritesOf({ method, path }: Call, headers: Headers): Call[] {
  return [
    { method, path, headers, body: "{" },
    { method, path, headers, body: { unknown: true } },
    { method, path, headers: { ...headers, "content-type": "text/plain" }, body: "text" },
    { method, path, headers: { ...headers, "content-length": "2000000" }, body: "x".repeat(2_000_000) },
  ];
}
