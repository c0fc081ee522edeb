import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import { type RunningServer, startServer } from "../../support/server";
import { type Headers, sessionOf, World } from "../../support/world";

const LIMIT = 40;
const PROCESSES = 2;
const app = inject("app");

/** Every request has a connection of its own, which the processes take in turn. */
const ALONE = { connection: "close" };

let server: RunningServer;
let key: Headers;

beforeAll(async () => {
  const env = { LIMIT_API_KEY: `${LIMIT}/60`, LIMIT_INVALID_CREDENTIALS: "5/60", LIMIT_ANONYMOUS: `${LIMIT}/60` };
  server = await startServer({ databaseUrl: app.databaseUrl, env, processes: PROCESSES });
  const world = new World(app.databaseUrl);
  key = world.apiKey(world.memberOf(world.organization(), "member")).headers;
  await world.save();
});
afterAll(() => server?.stop());

function burst(count: number, headers: Headers, path = "/api/v1/me") {
  return Promise.all(
    Array.from({ length: count }, () => call(server.url, { path, headers: { ...ALONE, ...headers } })),
  );
}

function statusesOf(responses: { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe("several processes of one machine, without Redis", () => {
  it("admit exactly N to a key, to an address, and of forged credentials", async () => {
    expect(statusesOf(await burst(LIMIT + 30, key))).toEqual({ 200: LIMIT, 429: 30 });
    expect(statusesOf(await burst(LIMIT + 30, {}, "/api/v1"))).toEqual({ 200: LIMIT, 429: 30 });
    expect(statusesOf(await burst(20, { authorization: "Bearer forged" }))).toEqual({ 401: 5, 429: 15 });
  });

  it("all obey a revocation with the next request", async () => {
    const world = new World(app.databaseUrl);
    const owner = world.memberOf(world.organization(), "member");
    const { id, headers } = world.apiKey(owner);
    await world.save();
    expect(statusesOf(await burst(6, headers))).toEqual({ 200: 6 });
    await call(server.url, { method: "DELETE", path: `/api/v1/api-keys/${id}`, headers: sessionOf(owner) });
    expect(statusesOf(await burst(6, headers))).toEqual({ 401: 6 });
  });
});
