import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Answer, call, inParallel } from "../../support/client";
import { type CountingProxy, startCountingProxy } from "../../support/counting-proxy";
import { createDatabase } from "../../support/database";
import { forgedKeys, forgedTokens } from "../../support/forgeries";
import { rawExchange } from "../../support/raw";
import { type RunningServer, startServer } from "../../support/server";
import { bearer, type Headers, sessionOf, tokenOf, World } from "../../support/world";

/** Of each kind: 10,002 in all. */
const RUNS = 3_334;
/** More than this our server does not read in headers; beyond it the request itself is refused, not the credential. */
const MAX_CREDENTIAL = 6_000;

/** Forgeries as an HTTP header can carry them: UTF-8 bytes, without the characters no header may hold. */
function carried(text: string): string {
  const bytes = Buffer.from(text).toString("latin1");
  return bytes.replace(/[^\t\x20-\x7e\x80-\xff]/g, "").slice(0, MAX_CREDENTIAL);
}

describe("a forged credential is always refused, costs no query and breaks nothing", () => {
  const { postgresUrl, template } = inject("app");
  let proxy: CountingProxy;
  let server: RunningServer;
  let key: string;
  let access: string;
  let session: Headers;
  let sessionToken: string;

  beforeAll(async () => {
    const databaseUrl = await createDatabase(postgresUrl, template);
    proxy = await startCountingProxy(databaseUrl);
    server = await startServer({ databaseUrl: proxy.url });
    const world = new World(databaseUrl);
    const user = world.memberOf(world.organization(), "owner");
    key = world.apiKey(user).key;
    access = tokenOf("access", user);
    sessionToken = tokenOf("session", user);
    session = sessionOf(user);
    await world.save();
  });

  afterAll(async () => {
    await server.stop();
    await proxy.stop();
  });

  /** Statements but for the one by which a process learns of raised limits, which runs by itself every few seconds. */
  const asked = () => proxy.statements() - proxy.texts().filter((text) => text.includes("FROM limit_grants")).length;

  const me = (headers: Headers, path = "/api/v1/me") => call(server.url, { path, headers });

  it("counts exactly: a genuine token costs one statement a request", async () => {
    await me(bearer(access));
    const before = asked();
    for (let i = 0; i < 5; i++) expect((await me(bearer(access))).status).toBe(200);
    expect(asked() - before).toBe(5);
  });

  it.each([
    ["keys", () => forgedKeys(() => key), bearer],
    ["access tokens", () => forgedTokens(() => access), bearer],
    [
      "session cookies",
      () => forgedTokens(() => sessionToken),
      (text: string) => ({ cookie: `next-auth.session-token=${text}` }),
    ],
  ] as const)("refuses thousands of forged, truncated, mutated and oversized %s", async (_, forgeries, headersOf) => {
    const genuine = new Set([key, access, sessionToken]);
    const texts = fc
      .sample(forgeries(), RUNS)
      .map(carried)
      .filter((text) => !genuine.has(text.trim()) && !text.includes(";"));
    const before = asked();
    const answers = await inParallel(texts, 24, (text) => me(headersOf(text)));
    expect(unlessRefused(texts, answers)).toEqual([]);
    expect(texts.length).toBeGreaterThan(RUNS * 0.9);
    expect(asked() - before, proxy.texts().slice(-3).join("\n")).toBe(0);
  });

  it("refuses them on every kind of address, unknown ones included, before any query", async () => {
    const texts = fc
      .sample(
        forgedKeys(() => key),
        200,
      )
      .map(carried)
      .filter((text) => text.trim() !== key);
    const before = asked();
    for (const path of [
      "/api/v1/projects",
      "/api/v1/api-keys",
      "/api/v1/tokens",
      "/api/nothing",
      "/api/v1/projects/prj_x",
    ]) {
      const answers = await inParallel(texts, 24, (text) => me(bearer(text), path));
      expect(unlessRefused(texts, answers)).toEqual([]);
    }
    expect(asked() - before).toBe(0);
  });

  it("refuses a bad bearer even beside a good session cookie", async () => {
    for (const text of ["", "x", key.slice(0, -1), `${access}x`]) {
      expect((await me({ ...session, ...bearer(text) })).status).toBe(401);
    }
    expect((await me(session)).status).toBe(200);
  });

  it("refuses credentials larger than any request may be with a 4xx, without a query", async () => {
    const before = asked();
    for (const size of [9_000, 20_000, 100_000, 1_000_000]) {
      const head = `GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key.repeat(Math.ceil(size / 48))}\r\n\r\n`;
      const answer = await rawExchange(server.port, head);
      expect(answer.status, String(size)).toBeGreaterThanOrEqual(400);
      expect(answer.status, String(size)).toBeLessThan(500);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
    expect(asked() - before).toBe(0);
  });

  it("still serves the genuine ones", async () => {
    for (const headers of [bearer(key), bearer(access), session]) expect((await me(headers)).status).toBe(200);
    expect(server.output()).not.toMatch(/unexpected error|unhandled/i);
  });
});

/** The answers that are no 401 problem with a challenge. */
function unlessRefused(texts: string[], answers: Answer[]): unknown[] {
  return answers.flatMap((answer, index) => {
    const isRefused =
      answer.status === 401 &&
      answer.headers["content-type"] === "application/problem+json" &&
      answer.headers["www-authenticate"]?.startsWith('Bearer realm="crowdee"');
    return isRefused ? [] : [{ sent: texts[index], status: answer.status, text: answer.text }];
  });
}
