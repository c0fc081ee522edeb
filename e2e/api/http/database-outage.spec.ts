import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { type CountingProxy, startCountingProxy } from "../../support/counting-proxy";
import { createDatabase } from "../../support/database";
import { type RunningServer, startServer } from "../../support/server";
import { until } from "../../support/until";
import { accessTokenOf, type Headers, sessionOf, World } from "../../support/world";

describe("a database that goes away is a 503 that says when to come back, and nothing else", () => {
  const { postgresUrl, template } = inject("app");
  let proxy: CountingProxy;
  let server: RunningServer;
  let ways: Headers[];

  beforeAll(async () => {
    const databaseUrl = await createDatabase(postgresUrl, template);
    proxy = await startCountingProxy(databaseUrl);
    server = await startServer({ databaseUrl: proxy.url });
    const world = new World(databaseUrl);
    const user = world.memberOf(world.organization(), "owner");
    ways = [world.apiKey(user).headers, sessionOf(user), accessTokenOf(user)];
    await world.save();
  });

  afterAll(async () => {
    await server.stop();
    await proxy.stop();
  });

  const send = (path: string, headers: Headers = {}, method = "GET", body?: unknown) =>
    call(server.url, { method, path, headers, ...(body !== undefined && { body }) });

  function expectUnavailable({ status, json, headers, text }: ApiResponse): void {
    expect([status, json?.code], text).toEqual([503, "service_unavailable"]);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(Number(headers["retry-after"])).toBeGreaterThanOrEqual(1);
    expect(text).not.toMatch(/ECONN|postgres|prisma|127\.0\.0\.1:\d+ |password/i);
  }

  const outages = [
    ["rejects connections", () => proxy.cut()],
    ["accepts connections and says nothing", () => proxy.stall()],
  ] as const;

  it.each(outages)("when it %s, every authentication method returns 503 quickly", async (_, begin) => {
    for (const headers of ways) expect((await send("/api/v1/me", headers)).status).toBe(200);
    begin();
    const startedAt = Date.now();
    const responses = await Promise.all([
      ...ways.map((headers) => send("/api/v1/me", headers)),
      ...ways.map((headers) => send("/api/v1/projects", headers, "POST", { name: "x" })),
    ]);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
    for (const response of responses) expectUnavailable(response);
    expectUnavailable(await send("/api/health"));
    proxy.restore();
    for (const headers of ways) {
      await until(
        "recovery",
        () => send("/api/v1/me", headers),
        ({ status }) => status === 200,
        15_000,
      );
    }
    expect((await send("/api/health")).json.status).toBe("ok");
  });

  it("serves what needs no database meanwhile, and still rejects anonymous callers", async () => {
    proxy.cut();
    expect((await send("/api/v1")).status).toBe(200);
    expect((await send("/api/openapi.json")).status).toBe(200);
    expect((await send("/api/v1/me")).status).toBe(401);
    expect((await send("/api/v1/me", { authorization: "Bearer crowdee_forged" })).status).toBe(401);
    proxy.restore();
    await until(
      "recovery",
      () => send("/api/v1/me", ways[0]),
      ({ status }) => status === 200,
      15_000,
    );
  });

  it("connections lost while idle are replaced without anyone noticing", async () => {
    expect((await send("/api/v1/me", ways[0])).status).toBe(200);
    proxy.cut();
    proxy.restore();
    const responses = await until(
      "recovery",
      () => Promise.all(Array.from({ length: 20 }, () => send("/api/v1/me", ways[0]))),
      (all) => all.every(({ status }) => status === 200),
      15_000,
    );
    expect(responses).toHaveLength(20);
  });

  it("the log names the outage, and no secret", () => {
    expect(server.output()).toContain("database unavailable");
    expect(server.output()).not.toMatch(/crowdee_[0-9A-Za-z]{40}|eyJ[\w-]+\.eyJ/);
  });
});
