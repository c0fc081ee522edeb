import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { sql } from "../../support/database";
import { type RunningServer, startServer } from "../../support/server";
import { type Headers, type Person, sessionOf, World } from "../../support/world";

const QUOTAS = { QUOTA_API_KEYS: "7", QUOTA_ORGANIZATIONS: "5", QUOTA_MEMBERS: "6", QUOTA_INVITATIONS: "4" };
const USER_LIMIT = 30;
const AT_ONCE = 50;

const app = inject("app");
let server: RunningServer;
let world: World;

beforeAll(async () => {
  server = await startServer({ databaseUrl: app.databaseUrl, env: { ...QUOTAS, LIMIT_USER: `${USER_LIMIT}/60` } });
  world = new World(app.databaseUrl);
});
afterAll(() => server?.stop());

const send = (headers: Headers, method: string, path: string, body?: unknown): Promise<ApiResponse> =>
  call(server.url, { method, path, headers, ...(body !== undefined && { body }) });

/** How many of many requests at once succeeded, and the codes of the others. */
function outcome(responses: ApiResponse[]): { made: number; codes: string[] } {
  const failed = responses.filter(({ status }) => status >= 400);
  return { made: responses.length - failed.length, codes: [...new Set(failed.map(({ json }) => json.code))] };
}

async function count(text: string, ...values: string[]): Promise<number> {
  const [row] = await sql<{ count: string }>(app.databaseUrl, `SELECT count(*) ${text}`, values);
  return Number(row?.count);
}

const times = <T>(task: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, i) => task(i)));

describe("a quota holds, however many ask at once", () => {
  let unlimited: RunningServer;
  const ask = (headers: Headers, method: string, path: string, body?: unknown) =>
    call(unlimited.url, { method, path, headers, body });

  beforeAll(async () => {
    unlimited = await startServer({ databaseUrl: app.databaseUrl, env: QUOTAS });
  });
  afterAll(() => unlimited?.stop());

  it("of active API keys for each user: one that is revoked or has expired makes room", async () => {
    const user = world.memberOf(world.organization(), "owner");
    world.apiKey(user, { expiresAt: new Date(Date.now() - 1000) });
    await world.save();
    const session = sessionOf(user);
    const create = () => ask(session, "POST", "/api/v1/api-keys", { name: "ci", role: "member" });
    const responses = await times(create);
    expect(outcome(responses)).toEqual({ made: 7, codes: ["quota_exceeded"] });
    expect(responses.find(({ status }) => status === 409)?.json.detail).toContain("7 active API keys");
    const [made] = responses.filter(({ status }) => status === 201);
    expect((await ask(session, "DELETE", `/api/v1/api-keys/${made?.json.id}`)).status).toBe(204);
    expect(outcome(await times(create))).toMatchObject({ made: 1 });
  });

  it("of organizations that a user creates", async () => {
    const user = world.memberOf(world.organization(), "owner");
    await world.save();
    const responses = await times((index) =>
      ask(sessionOf(user), "POST", "/api/v1/organizations", { name: `Newsroom ${index}` }),
    );
    expect(outcome(responses)).toEqual({ made: 5, codes: ["quota_exceeded"] });
    expect(await count("FROM memberships WHERE user_id = $1", user.id)).toBe(6);
  });

  it("of pending invitations: inviting an address again makes no further one", async () => {
    const organization = world.organization();
    const owner = sessionOf(world.memberOf(organization, "owner"));
    await world.save();
    const path = `/api/v1/organizations/${organization.id}/invitations`;
    const invite = (index: number) =>
      ask(owner, "POST", path, { email: `${organization.slug}-${index}@example.com`, role: "member" });
    expect(outcome(await times(invite))).toEqual({ made: 4, codes: ["quota_exceeded"] });
    const [{ email } = { email: "" }] = await sql<{ email: string }>(
      app.databaseUrl,
      "SELECT email FROM invitations WHERE organization_id = $1",
      [organization.id],
    );
    expect((await ask(owner, "POST", path, { email, role: "viewer" })).status).toBe(201);
  });

  it("of members: who could not join can once there is room", async () => {
    const organization = world.organization();
    const owner = sessionOf(world.memberOf(organization, "owner"));
    const guests = Array.from({ length: AT_ONCE }, () => world.user());
    const invitations = guests.map((guest) => world.invitation(organization, guest.email));
    await world.save();
    const accept = (index: number) =>
      ask(sessionOf(guests[index] as Person), "POST", "/api/v1/invitations/accept", {
        token: invitations[index]?.token,
      });
    const responses = await times(accept);
    expect(outcome(responses)).toEqual({ made: 5, codes: ["quota_exceeded"] });
    expect(await count("FROM memberships WHERE organization_id = $1", organization.id)).toBe(6);
    const [joined, rejected] = [200, 409].map((status) =>
      responses.findIndex((response) => response.status === status),
    );
    const member = guests[joined ?? 0] as Person;
    expect((await ask(owner, "DELETE", `/api/v1/organizations/${organization.id}/members/${member.id}`)).status).toBe(
      204,
    );
    expect((await accept(rejected ?? 0)).status).toBe(200);
  });
});

describe("the user policy", () => {
  it("counts everything one user does with keys, sessions and tokens together, exactly, and says so", async () => {
    const user = world.memberOf(world.organization(), "owner");
    const other = world.memberOf(world.organization(), "owner");
    const credentials = [sessionOf(user), ...Array.from({ length: 5 }, () => world.apiKey(user).headers)];
    await world.save();
    const responses = await times((index) => send(credentials[index % credentials.length] ?? {}, "GET", "/api/v1/me"));
    const rejected = responses.filter(({ status }) => status === 429);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(USER_LIMIT);
    expect(rejected).toHaveLength(AT_ONCE - USER_LIMIT);
    const { json, headers } = rejected[0] as ApiResponse;
    expect(json).toMatchObject({ code: "rate_limited", policy: "user", limit: USER_LIMIT, windowSeconds: 60 });
    expect(headers["retry-after"]).toBe(String(json.retryAfterSeconds));
    expect(headers["ratelimit-policy"]).toMatch(/^"(session|api-key)";q=\d+;w=60, "user";q=30;w=60$/);
    expect(headers.ratelimit).toContain('"user";r=0;t=');
    expect(headers["x-ratelimit-limit"]).toBe(String(USER_LIMIT));
    expect((await send(sessionOf(other), "GET", "/api/v1/me")).status).toBe(200);
  });

  it("is described by the headers once it is nearly used up, and not before", async () => {
    const user = world.memberOf(world.organization(), "owner");
    const key = world.apiKey(user).headers;
    await world.save();
    const first = await send(key, "GET", "/api/v1/me");
    expect(first.headers.ratelimit).not.toContain("user");
    expect(first.json.limits[1]).toEqual({ policy: "user", limit: USER_LIMIT, windowSeconds: 60 });
    let last = first;
    for (let used = 1; used < USER_LIMIT; used += 1) last = await send(key, "GET", "/api/v1/me");
    expect(last.status).toBe(200);
    expect([last.headers["x-ratelimit-remaining"], last.headers.ratelimit]).toEqual([
      "0",
      expect.stringContaining('"user";r=0'),
    ]);
  });

  it("covers paths that name nothing", async () => {
    const user = world.memberOf(world.organization(), "owner");
    await world.save();
    const statuses = (await times(() => send(sessionOf(user), "GET", "/api/v1/nothing"))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(USER_LIMIT);
  });
});
