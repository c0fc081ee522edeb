import { isInnerList, parseList } from "structured-headers";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, type Call, call } from "../../support/client";
import { type CountingProxy, startCountingProxy } from "../../support/counting-proxy";
import { createDatabase, sql } from "../../support/database";
import { HOST, type RunningServer, startServer } from "../../support/server";
import { until } from "../../support/until";
import { bearer, type Headers, sessionOf, World } from "../../support/world";

const LIMIT = 1_000;

describe("every response under /api reports the rate limit it counted against, and counts once", () => {
  const { postgresUrl, template } = inject("app");
  let databaseUrl: string;
  let proxy: CountingProxy;
  let server: RunningServer;
  let key: Headers;
  let rawKey: string;
  let viewer: Headers;
  let session: Headers;
  let projectId: string;
  /** The last reported remaining requests, by policy and caller. */
  const left = new Map<string, number>();

  beforeAll(async () => {
    databaseUrl = await createDatabase(postgresUrl, template);
    proxy = await startCountingProxy(databaseUrl);
    const env = {
      LIMIT_ANONYMOUS: `${LIMIT}/600`,
      LIMIT_SESSION: "1/600",
      LIMIT_API_KEY: `${LIMIT}/600`,
      LIMIT_INVALID_CREDENTIALS: `${LIMIT}/600`,
      LIMIT_SIGN_IN: `${LIMIT}/600`,
    };
    server = await startServer({ databaseUrl: proxy.url, env });
    const world = new World(databaseUrl);
    const organization = world.organization();
    const owner = world.memberOf(organization, "owner");
    const minted = world.apiKey(owner);
    [key, rawKey] = [minted.headers, minted.key];
    viewer = world.apiKey(world.memberOf(organization, "viewer")).headers;
    session = sessionOf(owner);
    projectId = world.project(organization, owner);
    await world.save();
  });

  afterAll(async () => {
    await server.stop();
    await proxy.stop();
  });

  /** Sends a request and checks the rate limit headers of its response. */
  async function charged(policy: string, subject: Headers, request: Call, status: number): Promise<ApiResponse> {
    const response = await call(server.url, { ...request, headers: { ...subject, ...request.headers } });
    const what = `${request.method ?? "GET"} ${request.path}`;
    expect(response.status, what).toBe(status);
    const limit = itemOf(response.headers["ratelimit-policy"], what);
    const budget = itemOf(response.headers.ratelimit, what);
    expect([limit.name, budget.name], what).toEqual([policy, policy]);
    expect(Object.keys(limit).sort()).toEqual(["name", "q", "w"]);
    expect(Object.keys(budget).sort()).toEqual(["name", "r", "t"]);
    const id = `${policy} ${Object.values(subject)}`;
    const before = left.get(id) ?? (limit.q as number);
    expect(budget.r, `${what} counts once`).toBe(Math.max(0, before - 1));
    left.set(id, budget.r as number);
    expect(Number(response.headers["x-ratelimit-remaining"])).toBe(budget.r);
    expect(Number(response.headers["x-ratelimit-limit"])).toBe(limit.q);
    return response;
  }

  const json = { "content-type": "application/json" };
  const withKey = (request: Call, status: number) => charged("api-key", key, request, status);

  it("200, 201, 204, 304 and redirects, HEAD and OPTIONS", async () => {
    await withKey({ path: "/api/v1/me" }, 200);
    await withKey({ path: "/api/v1/projects" }, 200);
    await withKey({ method: "HEAD", path: "/api/v1/me" }, 200);
    await withKey({ method: "OPTIONS", path: "/api/v1/projects" }, 204);
    const { json } = await withKey({ method: "POST", path: "/api/v1/projects", body: { name: "x" } }, 201);
    await withKey({ method: "DELETE", path: `/api/v1/projects/${json.id}` }, 204);
    const { headers } = await withKey({ path: "/api/openapi.json" }, 200);
    await withKey({ path: "/api/openapi.json", headers: { "if-none-match": headers.etag } }, 304);
    await withKey({ path: "/.well-known/api-catalog" }, 200);
    // Next's router redirects requests with a parameter of its own; our server rejects an unknown parameter.
    const routed = { path: "/api/v1/me?_rsc=1a2b3", headers: { rsc: "1", "next-router-prefetch": "1" } };
    await withKey(routed, HOST === "next" ? 307 : 422);
    await charged("anonymous", {}, { path: "/api/auth/csrf" }, 200);
    await charged("anonymous", {}, { path: "/api" }, 200);
    await charged("anonymous", {}, { path: "/api/auth/signin" }, 302);
  });

  it("404 and 405 in every spelling, also those that our server rejects before routing", async () => {
    await withKey({ path: "/api/v1/nothing" }, 404);
    await withKey({ path: "/api/v1/projects/prj_01k2x8yq4v7m3n9r5t6w8z0a1b" }, 404);
    await withKey({ path: "/api/v1/me/" }, 404);
    await withKey({ path: "/api//v1/me" }, 404);
    await withKey({ path: "/api/v1/me.rsc" }, 404);
    await withKey({ path: "/api/v1/me.segments/_tree.segment.rsc" }, 404);
    await withKey({ method: "PUT", path: "/api/v1/projects" }, 405);
    const traced = await withKey({ method: "TRACE", path: "/api/v1/me" }, 405);
    expect(traced.json).toMatchObject({ code: "method_not_allowed", detail: expect.stringContaining("TRACE") });
    expect(traced.headers.allow).toContain("GET");
    await withKey({ method: "PROPFIND", path: "/api/v1/me", body: "<x/>" }, 405);
    await charged("anonymous", {}, { method: "TRACE", path: "/api/v1/me" }, 405);
    await until(
      "the log line of the TRACE request",
      async () => server.output(),
      (output) => output.includes('"method":"TRACE"'),
    );
  });

  it("400, 413, 415 and 422", async () => {
    const post = { method: "POST", path: "/api/v1/projects", headers: json };
    for (const path of ["/api/v1/projects/%", "/api/v1/projects/%00", `/api/v1/${"x".repeat(9_000)}`]) {
      expect((await withKey({ path }, 400)).json.code).toBe("malformed_request");
    }
    await withKey({ ...post, body: "{" }, 400);
    await withKey({ ...post, body: Buffer.alloc(1_100_000, 0x20) }, 413);
    await withKey({ ...post, body: "{}", headers: { "content-type": "text/plain" } }, 415);
    await withKey({ ...post, body: {} }, 422);
  });

  it("401 and 403: a caller who guesses a key learns nothing of its traffic", async () => {
    await charged("anonymous", {}, { path: "/api/v1/me" }, 401);
    const guess = `${rawKey.slice(0, -1)}${rawKey.endsWith("0") ? "1" : "0"}`;
    // All forged keys of one address share a bucket: an invented key does not create one.
    for (const text of [guess, "crowdee_x", "", "a.b.c", "x".repeat(900)]) {
      const response = await call(server.url, { path: "/api/v1/me", headers: bearer(text) });
      expect(response.status).toBe(401);
      const { name, r } = itemOf(response.headers.ratelimit, text);
      const before = left.get("forged") ?? LIMIT;
      expect([name, r]).toEqual(["invalid-credentials", before - 1]);
      left.set("forged", before - 1);
    }
    await charged("api-key", viewer, { method: "POST", path: "/api/v1/projects", body: { name: "x" } }, 403);
    await withKey({ path: "/api/v1/api-keys" }, 403);
  });

  it("429", async () => {
    await charged("session", session, { path: "/api/v1/me" }, 200);
    const { json } = await charged("session", session, { path: "/api/v1/me" }, 429);
    expect(json.detail).toContain("/docs/batch-processing");
    await charged("session", session, { method: "DELETE", path: `/api/v1/projects/${projectId}` }, 429);
  });

  it("500 and 503", async () => {
    await sql(databaseUrl, "ALTER TABLE projects RENAME TO lost");
    await withKey({ path: "/api/v1/projects" }, 500);
    await sql(databaseUrl, "ALTER TABLE lost RENAME TO projects");
    proxy.cut();
    await withKey({ path: "/api/v1/projects" }, 503);
    proxy.restore();
  });

  it("one limit applies to every route and spelling of its path", async () => {
    await withKey({ path: "/api/v1/organizations" }, 200);
    await withKey({ path: "/%61pi/v1/m%65" }, 200);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    for (const path of ["/api/auth/callback/credentials", "/api/auth/callback/%63redentials"]) {
      const attempt = await call(server.url, { method: "POST", path, headers: form, body: "email=ada%40example.com" });
      const { name, r } = itemOf(attempt.headers.ratelimit, path);
      const before = left.get("sign-in") ?? LIMIT;
      expect([name, r]).toEqual(["sign-in", before - 1]);
      left.set("sign-in", before - 1);
    }
  });
});

/** The one item of a RateLimit field: its name and parameters. */
function itemOf(field: string | string[] | undefined, what: string): Record<string, unknown> {
  if (field === undefined) throw new Error(`${what} reports no rate limit`);
  const [item] = parseList(String(field));
  if (!item || isInnerList(item)) throw new Error(`No single item: ${field}`);
  return { name: item[0], ...Object.fromEntries(item[1]) };
}
