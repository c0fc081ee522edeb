import { beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { sql } from "../../support/database";
import { until } from "../../support/until";
import {
  accessTokenOf,
  bearer,
  type Headers,
  type Organization,
  type Person,
  sessionOf,
  World,
  within,
} from "../../support/world";

describe("API keys, from creation to revocation", () => {
  const app = inject("app");
  let user: Person;
  let home: Organization;
  let second: Organization;
  let foreign: Organization;
  let session: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    home = world.organization("Home");
    second = world.organization("Second");
    foreign = world.organization("Foreign");
    user = world.memberOf(home, "owner");
    world.membership(user, second, "viewer");
    session = sessionOf(user);
    await world.save();
  });

  const keys = (method: string, path = "", body?: unknown, headers: Headers = session): Promise<ApiResponse> =>
    call(app.url, { method, path: `/api/v1/api-keys${path}`, headers, ...(body !== undefined && { body }) });
  const create = (input: object = {}) => keys("POST", "", { name: "ci-pipeline", role: "member", ...input });
  const me = (key: string, organization: Organization = home) =>
    call(app.url, { path: "/api/v1/me", headers: { ...bearer(key), ...within(organization) } });
  const errorsOf = ({ json }: ApiResponse) => (json.errors as { path: string }[]).map(({ path }) => path);

  it("create returns 201 with exactly the documented fields, and is never cached", async () => {
    const { status, json, headers } = await create();
    expect(status).toBe(201);
    expect(Object.keys(json).sort()).toEqual(
      [
        "createdAt",
        "defaultOrganizationId",
        "expiresAt",
        "hint",
        "id",
        "key",
        "name",
        "organizationIds",
        "role",
      ].sort(),
    );
    expect(json).toMatchObject({ name: "ci-pipeline", role: "member", organizationIds: null, expiresAt: null });
    expect(json.id).toMatch(/^key_[0-9a-z]{26}$/);
    expect(json.key).toMatch(/^crowdee_[0-9A-Za-z]{40}$/);
    expect(json.hint).toBe(`${json.key.slice(0, 16)}…`);
    expect(headers["cache-control"]).toBe("no-store");
    expect((await me(json.key)).json.principal).toMatchObject({ type: "api_key", id: json.id, role: "member" });
  });

  it("no other response contains the key, and the database only its hash", async () => {
    const { json } = await create();
    await me(json.key);
    const responses = await Promise.all([
      keys("GET"),
      keys("GET", `/${json.id}`),
      keys("PATCH", `/${json.id}`, { name: "renamed" }),
      me(json.key),
    ]);
    for (const { text, status } of responses) {
      expect(status).toBe(200);
      expect(text).not.toContain(json.key);
      expect(text).not.toContain(json.key.slice(8, 38));
    }
    const rows = await sql<{ row: string }>(
      app.databaseUrl,
      `SELECT k::text AS row FROM api_keys k WHERE id = $1
       UNION ALL SELECT s::text FROM api_key_secrets s WHERE api_key_id = $1`,
      [json.id],
    );
    expect(rows).toHaveLength(2);
    for (const { row } of rows) expect(row).not.toContain(json.key.slice(16, 38));
  });

  it("an empty scope is an error and never every organization", async () => {
    const response = await create({ organizationIds: [] });
    expect(response.status).toBe(422);
    expect(errorsOf(response)).toEqual(["organizationIds"]);
  });

  it("a scope admits only what it names", async () => {
    const { json } = await create({ organizationIds: [second.id] });
    expect(json.organizationIds).toEqual([second.id]);
    expect((await me(json.key, second)).json).toMatchObject({
      role: { effective: "viewer", key: "member", membership: "viewer" },
      organizations: [{ id: second.id }],
    });
    expect((await me(json.key, home)).json.code).toBe("organization_out_of_scope");
  });

  it("a scope cannot name what its maker does not belong to, nor anything twice, nor a slug", async () => {
    for (const [organizationIds, path] of [
      [[home.id, foreign.id], "organizationIds.1"],
      [["org_00000000000000000000000000"], "organizationIds.0"],
      [[home.id, home.id], "organizationIds"],
      [[home.slug], "organizationIds.0"],
    ] as const) {
      const response = await create({ organizationIds });
      expect([response.status, errorsOf(response)]).toEqual([422, [path]]);
    }
  });

  it("the default organization is the only scope, else the one named, else the active one, else the first of the scope", async () => {
    const active = { ...session, cookie: `${session.cookie}; crowdee-organization=${second.id}` };
    for (const [headers, input, expected] of [
      [session, {}, home],
      [active, {}, second],
      [{ ...active, ...within(home) }, {}, home],
      [active, { defaultOrganizationId: home.id }, home],
      [session, { organizationIds: [second.id] }, second],
      [session, { organizationIds: [second.id], defaultOrganizationId: second.id }, second],
      [session, { organizationIds: [second.id, home.id] }, home],
      [session, { organizationIds: [home.id, second.id], defaultOrganizationId: second.id }, second],
    ] as const) {
      const { status, json } = await keys("POST", "", { name: "k", role: "member", ...input }, headers);
      expect([status, json.defaultOrganizationId]).toEqual([201, expected.id]);
      expect((await keys("GET", `/${json.id}`)).json.defaultOrganizationId).toBe(expected.id);
      const seen = (await call(app.url, { path: "/api/v1/me", headers: bearer(json.key) })).json;
      expect([seen.principal.defaultOrganizationId, seen.organization.id]).toEqual([expected.id, expected.id]);
      const rotated = await keys("POST", `/${json.id}/rotate`);
      expect(rotated.json.defaultOrganizationId).toBe(expected.id);
    }
  });

  it("the default organization must be within the scope and the memberships", async () => {
    for (const input of [
      { defaultOrganizationId: foreign.id },
      { defaultOrganizationId: home.id, organizationIds: [second.id] },
      { defaultOrganizationId: home.slug },
      { defaultOrganizationId: "" },
      { defaultOrganizationId: null },
    ]) {
      const response = await create(input);
      expect([response.status, errorsOf(response)], JSON.stringify(input)).toEqual([422, ["defaultOrganizationId"]]);
    }
    expect((await keys("POST", "", { name: "k", role: "member" }, { ...session, ...within(foreign) })).status).toBe(
      404,
    );
  });

  it("a role above one's own is allowed and capped in use", async () => {
    const { json } = await create({ role: "admin" });
    expect((await me(json.key, second)).json.role).toEqual({ effective: "viewer", key: "admin", membership: "viewer" });
  });

  it("no key is an owner's", async () => {
    const response = await create({ role: "owner" });
    expect([response.status, errorsOf(response)]).toEqual([422, ["role"]]);
  });

  it("an expiration is stored as UTC, and one in the past is rejected", async () => {
    const { json } = await create({ expiresAt: "2099-01-01T00:00:00+02:00" });
    expect(json.expiresAt).toBe("2098-12-31T22:00:00.000Z");
    // The last is in UTC's year 10000, which no time of ours can say.
    for (const expiresAt of ["2020-01-01T00:00:00Z", "tomorrow", "2099-01-01", 7, "9999-12-31T23:59:59-01:00"]) {
      const response = await create({ expiresAt });
      expect([response.status, errorsOf(response)]).toEqual([422, ["expiresAt"]]);
    }
  });

  it("names have 1 to 64 characters", async () => {
    for (const name of ["x".repeat(64), "🔑".repeat(64), "مفتاح", "ключ-1"]) {
      const { status, json } = await create({ name });
      expect([status, json.name]).toEqual([201, name]);
    }
    for (const name of ["", "   ", "x".repeat(65), "🔑".repeat(65), "two\nlines", "two\u2028lines", 7, null]) {
      const response = await create({ name });
      expect([response.status, errorsOf(response)]).toEqual([422, ["name"]]);
    }
  });

  it("names can be seen, and do not turn what stands around them", async () => {
    for (const name of ["\u200b", "\u200d\ufe0f", "\u202eyek", "ci \u2066pipeline"]) {
      const response = await create({ name });
      expect([response.status, errorsOf(response)]).toEqual([422, ["name"]]);
    }
  });

  it("a key and a token never make, read, change or end keys", async () => {
    const { json } = await create({ role: "admin" });
    for (const headers of [bearer(json.key), accessTokenOf(user)]) {
      const responses = await Promise.all([
        keys("GET", "", undefined, headers),
        keys("POST", "", { name: "x", role: "admin" }, headers),
        keys("GET", `/${json.id}`, undefined, headers),
        keys("PATCH", `/${json.id}`, { name: "x" }, headers),
        keys("DELETE", `/${json.id}`, undefined, headers),
        keys("POST", `/${json.id}/rotate`, {}, headers),
      ]);
      for (const { status, json: problem } of responses)
        expect([status, problem.code]).toEqual([403, "session_required"]);
    }
    expect((await me(json.key)).status).toBe(200);
  });

  it("rename changes the name and nothing else", async () => {
    const { json } = await create();
    const before = (await keys("GET", `/${json.id}`)).json;
    const renamed = await keys("PATCH", `/${json.id}`, { name: "  local-dev " });
    expect(renamed.json).toEqual({ ...before, name: "local-dev" });
    for (const change of [
      { role: "admin" },
      { organizationIds: null },
      { expiresAt: null },
      { name: "x", revokedAt: null },
    ]) {
      expect((await keys("PATCH", `/${json.id}`, change)).status).toBe(422);
    }
  });

  it("revoke returns 204, also when repeated; the row stays and says so", async () => {
    const { json } = await create();
    expect((await keys("DELETE", `/${json.id}`)).status).toBe(204);
    const first = (await keys("GET", `/${json.id}`)).json;
    expect(first).toMatchObject({ status: "revoked", revokedAt: expect.stringMatching(/Z$/) });
    expect((await keys("DELETE", `/${json.id}`)).status).toBe(204);
    expect((await keys("GET", `/${json.id}`)).json).toEqual(first);
    const rejected = await me(json.key);
    expect([rejected.status, rejected.json.code]).toEqual([401, "api_key_revoked"]);
    expect((await keys("GET")).json.data.map(({ id }: { id: string }) => id)).toContain(json.id);
  });

  it("rotate ends the old value at once and returns a new one of the same key", async () => {
    const old = (await create({ organizationIds: [home.id], expiresAt: "2099-01-01T00:00:00Z" })).json;
    const before = (await keys("GET", `/${old.id}`)).json;
    const rotated = await keys("POST", `/${old.id}/rotate`);
    expect(rotated.status).toBe(201);
    expect(rotated.headers["cache-control"]).toBe("no-store");
    const { key, ...same } = old;
    expect(rotated.json).toEqual({ ...same, key: expect.stringMatching(/^crowdee_[0-9A-Za-z]{40}$/) });
    expect(rotated.json.key).not.toBe(key);
    expect(rotated.json.key.slice(0, 16)).toBe(key.slice(0, 16));
    expect((await keys("GET", `/${old.id}`)).json).toEqual(before);
    const list = (await keys("GET", "?limit=100")).json.data as { hint: string }[];
    expect(list.filter(({ hint }) => hint === old.hint)).toHaveLength(1);
    const rejected = (await me(key)).json;
    expect(rejected.code).toBe("api_key_revoked");
    expect(rejected.detail).toMatch(/was rotated at .*Z/);
    expect((await me(rotated.json.key)).status).toBe(200);
  });

  it("rotate with an overlap lets both values work until it ends, and says so afterward", async () => {
    const old = (await create()).json;
    const rotated = await keys("POST", `/${old.id}/rotate`, { overlapSeconds: 2 });
    for (const key of [old.key, rotated.json.key]) expect((await me(key)).status).toBe(200);
    await until(
      "the end of the overlap",
      () => me(old.key),
      ({ status }) => status === 401,
    );
    const rejected = (await me(old.key)).json;
    expect(rejected.code).toBe("api_key_expired");
    expect(rejected.detail).toMatch(/was rotated, and this value stopped working at .*Z/);
    expect((await me(rotated.json.key)).status).toBe(200);
    expect((await keys("POST", `/${old.id}/rotate`)).status).toBe(201);
  });

  it("an overlap never lengthens the life of the key", async () => {
    const soon = new Date(Date.now() + 1_500).toISOString();
    const short = (await create({ expiresAt: soon })).json;
    const rotated = (await keys("POST", `/${short.id}/rotate`, { overlapSeconds: 3600 })).json;
    expect(rotated.expiresAt).toBe(soon);
    for (const key of [short.key, rotated.key]) {
      const rejected = await until(
        "the expiration of the key",
        () => me(key),
        ({ status }) => status === 401,
      );
      expect(rejected.json.code).toBe("api_key_expired");
    }
  });

  it("a second rotation during an overlap is a conflict that says what to do", async () => {
    const { json } = await create();
    const { key } = (await keys("POST", `/${json.id}/rotate`, { overlapSeconds: 3600 })).json;
    for (const overlapSeconds of [0, 60]) {
      const second = await keys("POST", `/${json.id}/rotate`, { overlapSeconds });
      expect([second.status, second.json.code]).toEqual([409, "conflict"]);
      expect(second.json.detail).toMatch(/until .*Z\. Rotate it again after that time, or revoke it/);
    }
    expect((await me(key)).status).toBe(200);
  });

  it("of rotations at the same time one wins while an overlap runs, and one value works in the end", async () => {
    const overlapping = (await create()).json;
    const many = (id: string, overlapSeconds: number) =>
      Promise.all(Array.from({ length: 10 }, () => keys("POST", `/${id}/rotate`, { overlapSeconds })));
    const statuses = (await many(overlapping.id, 60)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(9).fill(409)]);
    const { json } = await create();
    const rotated = (await many(json.id, 0)).filter(({ status }) => status === 201);
    const working = await Promise.all([json, ...rotated.map((one) => one.json)].map(({ key }) => me(key)));
    expect(working.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("revoke ends every value of a key, and a revoked or expired key is not rotated", async () => {
    const { json } = await create();
    const rotated = (await keys("POST", `/${json.id}/rotate`, { overlapSeconds: 3600 })).json;
    expect((await keys("DELETE", `/${json.id}`)).status).toBe(204);
    for (const key of [json.key, rotated.key]) expect((await me(key)).json.code).toBe("api_key_revoked");
    const again = await keys("POST", `/${json.id}/rotate`);
    expect([again.status, again.json.code]).toEqual([409, "conflict"]);
    expect(again.json.detail).toMatch(/revoked/);
    const world = new World(app.databaseUrl);
    const expired = world.apiKey(user, { expiresAt: new Date(Date.now() - 1000) });
    await world.save();
    const late = await keys("POST", `/${expired.id}/rotate`);
    expect([late.status, late.json.detail]).toEqual([409, expect.stringMatching(/expired/)]);
  });

  it("a body without a content type is rejected instead of ignored", async () => {
    const { json } = await create();
    const response = await keys("POST", `/${json.id}/rotate`, '{"overlapSeconds":3600}', {
      ...session,
      "content-type": "",
    });
    expect(response.status).toBe(415);
    expect((await me(json.key)).status).toBe(200);
  });

  it("lists one's own keys only, newest first", async () => {
    const world = new World(app.databaseUrl);
    const colleague = world.memberOf(home, "owner");
    const theirs = world.apiKey(colleague);
    await world.save();
    const list = (await keys("GET", "?limit=100")).json.data as { id: string }[];
    expect(list.map(({ id }) => id)).not.toContain(theirs.id);
    expect(list.map(({ id }) => id)).toEqual(
      list
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect((await keys("GET", `/${theirs.id}`)).status).toBe(404);
    expect((await keys("DELETE", `/${theirs.id}`)).status).toBe(404);
    expect((await me(theirs.key)).status).toBe(200);
  });
});
