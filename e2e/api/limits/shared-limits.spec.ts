import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { type RunningServer, startServer } from "../../support/server";
import { type SharedLimiter, startSharedLimiter } from "../../support/shared-limiter";
import { until } from "../../support/until";
import { accessTokenOf, type Headers, type Person, sessionOf, World } from "../../support/world";

const LIMIT = 40;
/** What the promise allows a lost store to cost, once. */
const SLOWER_MS = 250;
const app = inject("app");

let store: SharedLimiter;
let servers: [RunningServer, RunningServer];

beforeAll(async () => {
  store = await startSharedLimiter();
  const env = { ...store.env, LIMIT_API_KEY: `${LIMIT}/60`, LIMIT_INVALID_CREDENTIALS: "5/60" };
  const { databaseUrl } = app;
  servers = await Promise.all([startServer({ databaseUrl, env }), startServer({ databaseUrl, env })]);
});

afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await store?.stop();
});

async function newUserActor(): Promise<{ person: Person; key: Headers }> {
  const world = new World(app.databaseUrl);
  const person = world.memberOf(world.organization(), "member");
  const { headers } = world.apiKey(person);
  await world.save();
  return { person, key: headers };
}

async function freshKey(): Promise<Headers> {
  return (await newUserActor()).key;
}

const me = (headers: Headers, server = servers[0]) => call(server.url, { path: "/api/v1/me", headers });

/** Spreads requests over both processes, all at once. */
function burst(count: number, headers: Headers): Promise<ApiResponse[]> {
  return Promise.all(Array.from({ length: count }, (_, i) => me(headers, servers[i % 2 === 0 ? 0 : 1])));
}

function count(responses: ApiResponse[], status: number): number {
  return responses.filter((response) => response.status === status).length;
}

async function health(server: RunningServer): Promise<string> {
  return (await call(server.url, { path: "/api/health" })).json.status;
}

/** How often a server said on its log that the store was lost, and that it was found. */
function changes(server: RunningServer): { lost: number; found: number } {
  const lines = (words: string) => server.output().split(words).length - 1;
  return { lost: lines("shared limiter lost"), found: lines("shared limiter is back") };
}

describe("limits that two processes share", () => {
  it("allow exactly N, whichever process serves the request", async () => {
    const responses = await burst(LIMIT + 60, await freshKey());
    expect(count(responses, 200)).toBe(LIMIT);
    expect(count(responses, 429)).toBe(60);
    for (const { status, headers, json } of responses) {
      if (status !== 429) continue;
      expect(json).toMatchObject({ code: "rate_limited", policy: "api-key", limit: LIMIT, windowSeconds: 60 });
      expect(Number(headers["retry-after"])).toBe(json.retryAfterSeconds);
    }
  });

  it("make a request wait for at most one round trip: by key, session, token, without a credential, and to sign in", async () => {
    const { person, key } = await newUserActor();
    const { session, token } = { session: sessionOf(person), token: accessTokenOf(person) };
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const signIn = {
      method: "POST",
      path: "/api/auth/callback/credentials",
      headers: form,
      body: "email=a%40b.example",
    };
    // Who is known counts as a user as well, which nothing waits for.
    for (const [calls, request] of [
      ...[key, session, token].map((headers) => [2, { path: "/api/v1/me", headers }] as const),
      [1, { path: "/api/v1" }],
      [1, { path: "/api/v1/me" }],
      [1, signIn],
    ] as const) {
      await call(servers[0].url, request);
      const before = store.calls();
      for (let i = 0; i < 5; i++) await call(servers[0].url, request);
      expect(store.calls() - before, `${request.path} with ${Object.keys(request)}`).toBe(5 * calls);
    }
  });

  it("cost none for a forged credential, and none for a caller known to be blocked", async () => {
    const key = await freshKey();
    for (let i = 0; i < LIMIT; i++) expect((await me(key)).status).toBe(200);
    expect((await me(key)).status).toBe(429);
    const before = store.calls();
    for (let i = 0; i < 20; i++) expect((await me(key)).status).toBe(429);
    const forged = (i: number) => me({ authorization: `Bearer crowdee_${"0".repeat(38)}${10 + i}` });
    const responses = [];
    for (let i = 0; i < 20; i++) responses.push(await forged(i));
    expect([count(responses, 401), count(responses, 429)]).toEqual([5, 15]);
    expect(store.calls()).toBe(before);
  });

  it.each(["stopped", "resetting", "slow", "silent", "garbage"] as const)(
    "are never off while the store is %s, slower by no more than a moment once, and shared again by themselves",
    async (mode) => {
      const [key, other] = [await freshKey(), await freshKey()];
      const server = servers[0];
      const usual = await timed(() => me(other));
      const before = changes(server);
      expect(await health(server)).toBe("ok");
      store.set(mode);
      try {
        const responses: ApiResponse[] = [];
        const times: number[] = [];
        for (let i = 0; i < LIMIT + 10; i++) times.push(await timed(async () => responses.push(await me(key))));
        expect(count(responses, 200)).toBe(LIMIT);
        expect(count(responses, 429)).toBe(10);
        expect(await health(server)).toBe("degraded");
        const [slowest = 0, next = 0] = times.sort((a, b) => b - a);
        expect(slowest).toBeLessThan(usual + SLOWER_MS + 50);
        expect(next).toBeLessThan(usual + 150);
      } finally {
        store.set("ok");
      }
      await until(
        "the shared limiter",
        () => health(server),
        (status) => status === "ok",
      );
      expect(count(await burst(LIMIT + 10, await freshKey()), 200)).toBe(LIMIT);
      expect(changes(server)).toEqual({ lost: before.lost + 1, found: before.found + 1 });
    },
  );

  it("are part of each process's health, even if it serves no other request", async () => {
    const [one, two] = servers;
    store.set("resetting");
    try {
      for (const server of [one, two]) {
        await until(
          "a lost store",
          () => health(server),
          (status) => status === "degraded",
        );
      }
    } finally {
      store.set("ok");
    }
    for (const server of [one, two]) {
      await until(
        "a found store",
        () => health(server),
        (status) => status === "ok",
      );
    }
  });
});

async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}
