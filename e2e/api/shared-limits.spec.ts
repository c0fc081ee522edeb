import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Answer, call } from "../support/client";
import { type RunningServer, startServer } from "../support/server";
import { type SharedLimiter, startSharedLimiter } from "../support/shared-limiter";
import { until } from "../support/until";
import { type Headers, World } from "../support/world";

const LIMIT = 40;
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

async function freshKey(): Promise<Headers> {
  const world = new World(app.databaseUrl);
  const { headers } = world.apiKey(world.memberOf(world.organization(), "member"));
  await world.save();
  return headers;
}

/** Spreads requests over both processes. */
function burst(count: number, headers: Headers): Promise<Answer[]> {
  return Promise.all(
    Array.from({ length: count }, (_, i) => call(servers[i % 2 === 0 ? 0 : 1].url, { path: "/api/v1/me", headers })),
  );
}

function count(answers: Answer[], status: number): number {
  return answers.filter((answer) => answer.status === status).length;
}

async function health(server: RunningServer): Promise<string> {
  return (await call(server.url, { path: "/api/health" })).json.status;
}

describe("limits that two processes share", () => {
  it("admit exactly N, whichever process is asked", async () => {
    const answers = await burst(LIMIT + 60, await freshKey());
    expect(count(answers, 200)).toBe(LIMIT);
    expect(count(answers, 429)).toBe(60);
    for (const { status, headers, json } of answers) {
      if (status !== 429) continue;
      expect(json).toMatchObject({ code: "rate_limited", policy: "api-key", limit: LIMIT, windowSeconds: 60 });
      expect(Number(headers["retry-after"])).toBe(json.retryAfterSeconds);
    }
  });

  it("cost one round trip a request, and none for the forged or for a caller known to be blocked", async () => {
    const headers = await freshKey();
    const server = servers[0];
    const ask = (credential: Headers) => call(server.url, { path: "/api/v1/me", headers: credential });
    const before = store.calls();
    for (let i = 0; i < LIMIT; i++) expect((await ask(headers)).status).toBe(200);
    expect(store.calls() - before).toBe(LIMIT);

    expect((await ask(headers)).status).toBe(429);
    const blocked = store.calls();
    for (let i = 0; i < 20; i++) expect((await ask(headers)).status).toBe(429);
    expect(store.calls()).toBe(blocked);
  });

  it.each(["refusing", "silent", "babbling"] as const)("are never off while the store is %s", async (mood) => {
    const headers = await freshKey();
    const server = servers[0];
    expect(await health(server)).toBe("ok");
    store.set(mood);
    try {
      const answers: Answer[] = [];
      for (let i = 0; i < LIMIT + 10; i++) answers.push(await call(server.url, { path: "/api/v1/me", headers }));
      expect(count(answers, 200)).toBe(LIMIT);
      expect(count(answers, 429)).toBe(10);
      expect(await health(server)).toBe("degraded");
    } finally {
      store.set("well");
    }
    const other = await freshKey();
    await until(
      "the shared limiter",
      async () => {
        await call(server.url, { path: "/api/v1/me", headers: other });
        return health(server);
      },
      (status) => status === "ok",
    );
    const changes = server
      .output()
      .split("\n")
      .filter((line) => line.includes("shared limiter"));
    expect(changes.length % 2).toBe(0);
  });
});
