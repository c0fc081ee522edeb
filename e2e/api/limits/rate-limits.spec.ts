import { setTimeout as pause } from "node:timers/promises";
import { isInnerList, parseList } from "structured-headers";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call, inParallel } from "../../support/client";
import { makeToken } from "../../support/factories/tokens";
import { type RunningServer, startServer } from "../../support/server";
import { accessTokenOf, type Headers, type Person, sessionOf, World, within } from "../../support/world";

const LIMITS = { "api-key": 20, session: 10, anonymous: 8, page: 7, "invalid-credentials": 5 } as const;
const WINDOW = 4;

describe("limits: N admits exactly N, says so truthfully, and counts each caller by themselves", () => {
  const { databaseUrl } = inject("app");
  let server: RunningServer;
  let world: World;
  let user: Person;
  let organizationHeader: Headers;

  beforeAll(async () => {
    const env = Object.fromEntries(
      Object.entries(LIMITS).map(([name, limit]) => [
        `LIMIT_${name.replace("-", "_").toUpperCase()}`,
        `${limit}/${WINDOW}`,
      ]),
    );
    server = await startServer({
      databaseUrl,
      env: { ...env, LIMIT_ANONYMOUS: `8/${WINDOW}`, TRUSTED_PROXY_HOPS: "1" },
    });
    world = new World(databaseUrl);
    const organization = world.organization();
    user = world.memberOf(organization, "owner");
    organizationHeader = within(organization);
    await world.save();
  });

  afterAll(() => server.stop());

  const me = (headers: Headers) =>
    call(server.url, { path: "/api/v1/me", headers: { ...organizationHeader, ...headers } });
  const from = (address: string): Headers => ({ "x-forwarded-for": address });
  const admitted = (responses: ApiResponse[]) => responses.filter(({ status }) => status !== 429).length;
  const burst = (count: number, headersOf: (index: number) => Headers) =>
    inParallel(
      Array.from({ length: count }, (_, index) => index),
      50,
      (index) => me(headersOf(index)),
    );

  async function newKey(): Promise<Headers> {
    const key = world.apiKey(user);
    await world.save();
    return key.headers;
  }

  it("admits exactly its limit to a key, at once or one after another", async () => {
    const key = await newKey();
    expect(admitted(await burst(60, () => key))).toBe(LIMITS["api-key"]);
  });

  it("counts every key by itself, and a session and its user's tokens together", async () => {
    const [one, two] = [await newKey(), await newKey()];
    expect(admitted(await burst(30, () => one))).toBe(LIMITS["api-key"]);
    expect(admitted(await burst(30, () => two))).toBe(LIMITS["api-key"]);
    const [session, token] = [sessionOf(user), accessTokenOf(user)];
    expect(admitted(await burst(30, (index) => (index % 2 ? session : token)))).toBe(LIMITS.session);
  });

  it("counts every session by itself: a dead one of the same person takes nothing from a live one", async () => {
    const [live, dead] = [world.session(user), world.session(user, { endedAt: new Date() })].map((sessionId) =>
      sessionOf(user, { sessionId }),
    ) as [Headers, Headers];
    await world.save();
    const rejected = await burst(30, () => dead);
    expect(rejected.filter(({ json }) => json.code === "session_expired")).toHaveLength(LIMITS.session);
    expect(admitted(await burst(30, () => live))).toBe(LIMITS.session);
  });

  it("takes a stale or forged cookie for no credential, so that it never locks out who shares its address", async () => {
    const old = makeToken("a secret that was in use before 0123456789", "session", user);
    const stale = (index: number) => `next-auth.session-token=${index % 2 ? old : "forged"}`;
    const office = from("192.0.2.77");
    const responses = await burst(30, (index) => ({ ...office, cookie: stale(index) }));
    expect(admitted(responses)).toBe(LIMITS.anonymous);
    for (const { status, json } of responses) {
      expect(status === 429 ? json.policy : json.code).toBe(status === 429 ? "anonymous" : "unauthenticated");
    }
    const session = sessionOf(user, { sessionId: world.session(user) });
    await world.save();
    expect((await me({ ...office, ...session })).status).toBe(200);
    expect((await me({ ...office, ...(await newKey()) })).status).toBe(200);
    expect((await me({ ...office, authorization: "Bearer forged" })).json.code).toBe("invalid_api_key");
    const page = await call(server.url, { path: "/sign-in", headers: { ...office, cookie: stale(1) } });
    expect(page.status).toBe(200);
  });

  it("counts anonymous callers by address, IPv6 by its /64, and forged credentials separately", async () => {
    expect(admitted(await burst(30, () => from("192.0.2.1")))).toBe(LIMITS.anonymous);
    expect(admitted(await burst(5, () => from("192.0.2.2")))).toBe(5);
    expect(admitted(await burst(30, (index) => from(`2001:db8:1:2::${(index + 1).toString(16)}`)))).toBe(
      LIMITS.anonymous,
    );
    const forged = (index: number) => ({ ...from("192.0.2.3"), authorization: `Bearer crowdee_${index}` });
    expect(admitted(await burst(30, forged))).toBe(LIMITS["invalid-credentials"]);
  });

  it("is not fooled by addresses a client invents before its proxy's", async () => {
    const invented = (index: number) => from(`203.0.113.${index}, 198.51.100.7`);
    expect(admitted(await burst(30, invented))).toBe(LIMITS.anonymous);
  });

  it("reports the limit on every response, as structured fields and in the older headers", async () => {
    const key = await newKey();
    const first = await me(key);
    const policy = itemOf(first.headers["ratelimit-policy"]);
    expect(policy).toEqual({ name: "api-key", q: LIMITS["api-key"], w: WINDOW });
    const budget = itemOf(first.headers.ratelimit);
    expect(budget).toMatchObject({ name: "api-key", r: LIMITS["api-key"] - 1 });
    expect(budget.t).toBeLessThanOrEqual(WINDOW);
    expect(Number(first.headers["x-ratelimit-limit"])).toBe(LIMITS["api-key"]);
    expect(Number(first.headers["x-ratelimit-remaining"])).toBe(LIMITS["api-key"] - 1);
    const reset = Number(first.headers["x-ratelimit-reset"]) - Date.now() / 1000;
    expect(reset).toBeGreaterThan(-1);
    // Rounded up to a whole second, plus 50 ms so that a retry never comes too early.
    expect(reset).toBeLessThanOrEqual(WINDOW + 1.05);
    for (const path of ["/api/v1/nothing", "/api/v1/projects/x", "/api/v1/api-keys"]) {
      expect(
        (await call(server.url, { path, headers: { ...key, ...organizationHeader } })).headers.ratelimit,
      ).toBeDefined();
    }
  });

  it("says in a 429 which limit was reached and how long to wait, and waiting that long succeeds", async () => {
    const key = await newKey();
    const rejected = (await burst(40, () => key)).find(({ status }) => status === 429);
    expect(rejected?.headers["content-type"]).toBe("application/problem+json");
    expect(rejected?.json).toMatchObject({
      code: "rate_limited",
      policy: "api-key",
      limit: LIMITS["api-key"],
      windowSeconds: WINDOW,
    });
    const wait = Number(rejected?.headers["retry-after"]);
    expect(wait).toBe(rejected?.json.retryAfterSeconds);
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(WINDOW + 1);
    await pause(wait * 1000);
    expect((await me(key)).status).toBe(200);
  });

  it("counts pages by session, or by address when nobody is signed in; prefetches and addresses of nothing too", async () => {
    const paths = ["/docs", "/nothing", "/images/nothing.txt", "/_next/image?url=%2Ficon.svg&w=64&q=75", "/projects"];
    const open = (headers: Headers) =>
      inParallel(
        Array.from({ length: 20 }, (_, index) => index),
        10,
        (index) =>
          call(server.url, {
            path: paths[index % paths.length] ?? "",
            headers: { ...headers, ...(index % 2 && { rsc: "1", "next-router-prefetch": "1" }) },
          }),
      );
    expect(admitted(await open(from("192.0.2.21")))).toBe(LIMITS.page);
    expect(admitted(await open({ ...from("192.0.2.21"), ...sessionOf(world.user()) }))).toBe(LIMITS.page);
    const bearer = await newKey();
    expect(admitted(await open({ ...from("192.0.2.21"), ...bearer }))).toBe(0);
    expect((await me(bearer)).status).toBe(200);
  });

  it("shows a person who has reached the limit a page that says how long to wait", async () => {
    const open = () => call(server.url, { path: "/docs", headers: from("192.0.2.22") });
    const responses = await inParallel(Array.from({ length: 12 }), 12, open);
    const rejected = responses.find(({ status }) => status === 429);
    expect(rejected?.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(rejected?.headers["cache-control"]).toBe("no-store");
    const wait = Number(rejected?.headers["retry-after"]);
    expect(rejected?.text).toContain('<html lang="en">');
    expect(rejected?.text).toContain("<h1>Too many requests</h1>");
    expect(rejected?.text).toContain(`You can open ${LIMITS.page} pages in ${WINDOW} seconds. Wait ${wait} second`);
    await pause(wait * 1000);
    expect((await open()).status).toBe(200);
  });

  it("does not limit health", async () => {
    const responses = await inParallel(Array.from({ length: 60 }), 24, () =>
      call(server.url, { path: "/api/health", headers: from("192.0.2.9") }),
    );
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
  });
});

/** The one item of a RateLimit field: its name and parameters. */
function itemOf(field: string | string[] | undefined): Record<string, unknown> & { t?: number } {
  const [item] = parseList(String(field));
  if (!item || isInnerList(item)) throw new Error(`No single item: ${field}`);
  return { name: item[0], ...Object.fromEntries(item[1]) };
}
