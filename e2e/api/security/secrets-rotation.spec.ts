import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import { CookieJar, signIn } from "../../support/cookie-jar";
import { type RunningServer, startServer, TEST_SECRETS } from "../../support/server";
import { accessTokenOf, bearer, type Headers, PASSWORD, type Person, sessionOf, World } from "../../support/world";

/** The server of all specs uses the old secrets; the other two stand for the steps of docs/operations.md. */
const app = inject("app");
const OLD = TEST_SECRETS.API_KEY_SECRETS;
const NEW = "x7Dk2QmWv9RzYb4TnLc8HsJf1PgUaEo5";
const NEW_NEXTAUTH_SECRET = "Zc6NpXr3VtKy8WmLd1QhFs0JbGuEa5Ti";

let both: RunningServer;
let renewed: RunningServer;
let user: Person;
let oldKey: { id: string; key: string; headers: Headers };

beforeAll(async () => {
  const { databaseUrl } = app;
  [both, renewed] = await Promise.all([
    startServer({ databaseUrl, env: { API_KEY_SECRETS: `${NEW},${OLD}` } }),
    startServer({ databaseUrl, env: { API_KEY_SECRETS: NEW, NEXTAUTH_SECRET: NEW_NEXTAUTH_SECRET } }),
  ]);
  const world = new World(databaseUrl);
  user = world.memberOf(world.organization(), "owner");
  oldKey = world.apiKey(user);
  await world.save();
});

afterAll(() => Promise.all([both?.stop(), renewed?.stop()]));

const me = async ({ url }: { url: string }, headers: Headers) => {
  const { status, json } = await call(url, { path: "/api/v1/me", headers });
  return { status, code: json.code, keyId: json.principal?.id };
};

async function createKey(): Promise<string> {
  const body = { name: "after the rotation", role: "member" };
  const response = await call(both.url, { method: "POST", path: "/api/v1/api-keys", headers: sessionOf(user), body });
  expect(response.status, response.text).toBe(201);
  return response.json.key;
}

describe("with a new secret before the old one", () => {
  it("keys of the old one keep working", async () => {
    expect(await me(both, oldKey.headers)).toMatchObject({ status: 200, keyId: oldKey.id });
  });

  it("new keys are signed with the new one: who has it accepts them, who has only the old one does not", async () => {
    const key = await createKey();
    for (const server of [both, renewed]) expect((await me(server, bearer(key))).status).toBe(200);
    expect(await me(app, bearer(key))).toMatchObject({ status: 401, code: "invalid_api_key" });
  });
});

describe("once the old secret is gone", () => {
  it("its keys are rejected, truthfully: they are not revoked, and no one else's mistake", async () => {
    expect(await me(renewed, oldKey.headers)).toMatchObject({ status: 401, code: "invalid_api_key" });
    const { json } = await call(renewed.url, { path: "/api/v1/me", headers: oldKey.headers });
    expect(json.detail).toBe("This API key was not issued here. Check that you copied all of it.");
    expect(await me(both, oldKey.headers)).toMatchObject({ status: 200, keyId: oldKey.id });
  });

  it("keys that were rotated in time keep working, as the keys they were", async () => {
    const world = new World(app.databaseUrl);
    const rotated = world.apiKey(user);
    await world.save();
    const path = `/api/v1/api-keys/${rotated.id}/rotate`;
    const { status, json } = await call(both.url, { method: "POST", path, headers: sessionOf(user), body: {} });
    expect(status).toBe(201);
    expect(await me(renewed, bearer(json.key))).toMatchObject({ status: 200, keyId: rotated.id });
  });
});

describe("with another NEXTAUTH_SECRET", () => {
  it("a session's cookie counts as signed out, and is not held against its address", async () => {
    expect(await me(renewed, sessionOf(user))).toMatchObject({ status: 401, code: "unauthenticated" });
    const page = await call(renewed.url, { path: "/settings/api-keys", headers: sessionOf(user) });
    expect([page.status, page.headers.location]).toEqual([307, "/sign-in?callbackUrl=%2Fsettings%2Fapi-keys"]);
    const open = await call(renewed.url, { path: "/api/v1", headers: sessionOf(user) });
    expect([open.status, open.headers["ratelimit-policy"]]).toEqual([200, expect.stringContaining('"anonymous"')]);
  });

  it("an access token is rejected as not genuine", async () => {
    expect(await me(renewed, accessTokenOf(user))).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  it("people sign in again with their passwords, and API keys don't notice", async () => {
    const jar = new CookieJar();
    await signIn(renewed.url, jar, user.email, PASSWORD);
    expect((await me(renewed, jar.headers)).status).toBe(200);
    expect((await me(renewed, bearer(await createKey()))).status).toBe(200);
  });
});
