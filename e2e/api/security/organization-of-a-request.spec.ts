import { beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import {
  accessTokenOf,
  type Headers,
  type Organization,
  type Person,
  sessionOf,
  World,
  within,
} from "../../support/world";

describe("the organization of a request", () => {
  const app = inject("app");
  let user: Person;
  let oldest: Organization;
  let newer: Organization;
  let foreign: Organization;
  let world: World;
  let session: Headers;
  let unscoped: Headers;
  let scoped: Headers;
  let token: Headers;
  let outsider: Headers;

  beforeAll(async () => {
    world = new World(app.databaseUrl);
    [oldest, newer, foreign] = [
      world.organization("Oldest"),
      world.organization("Newer"),
      world.organization("Foreign"),
    ];
    user = world.user();
    world.membership(user, oldest, "owner");
    world.membership(user, newer, "member");
    session = sessionOf(user);
    token = accessTokenOf(user);
    unscoped = world.apiKey(user).headers;
    scoped = world.apiKey(user, { organizationIds: [newer.id] }).headers;
    outsider = sessionOf(world.user());
    await world.save();
  });

  const me = (headers: Headers) => call(app.url, { path: "/api/v1/me", headers });
  const projects = (headers: Headers) => call(app.url, { path: "/api/v1/projects", headers });
  /** The organization of a request; both kinds of operation agree on it. */
  const chosen = async (headers: Headers) => {
    const [{ status, json }, listed] = [await me(headers), await projects(headers)];
    if (status === 200 && json.organization === null) return listed.json.code;
    expect(listed.json.code).toBe(json.code);
    return status === 200 ? json.organization.id : json.code;
  };
  const active = (value: string, headers: Headers = session) => ({
    ...headers,
    cookie: `${headers.cookie}; crowdee-organization=${value}`,
  });

  it("is the one the header names, by id or slug, for every credential", async () => {
    for (const headers of [session, unscoped, token]) {
      for (const organization of [oldest, newer]) {
        expect(await chosen({ ...headers, "crowdee-organization": organization.id })).toBe(organization.id);
        expect(await chosen({ ...headers, "crowdee-organization": organization.slug })).toBe(organization.id);
      }
    }
  });

  it("is a session's oldest membership when none was chosen, and its active one when one was", async () => {
    expect(await chosen(session)).toBe(oldest.id);
    expect(await chosen(active(newer.id))).toBe(newer.id);
    expect(await chosen(active(newer.slug))).toBe(newer.id);
    expect(await chosen({ ...active(newer.id), ...within(oldest) })).toBe(oldest.id);
  });

  it("is never one that the active-organization cookie only claims", async () => {
    for (const value of [foreign.id, foreign.slug, "nonsense", "", "%00", oldest.id.toUpperCase()]) {
      expect(await chosen(active(value)), value).toBe(oldest.id);
    }
  });

  it("is the default of a key or token", async () => {
    expect(await chosen(scoped)).toBe(newer.id);
    for (const headers of [unscoped, token]) expect(await chosen(headers)).toBe(oldest.id);
  });

  it("must be named with a key that has no default, even when it can access only one", async () => {
    for (const [organizationIds, reachable] of [
      [null, [oldest, newer]],
      [[newer.id], [newer]],
    ] as const) {
      const key = world.apiKey(user, {
        organizationIds: organizationIds && [...organizationIds],
        defaultOrganizationId: null,
      });
      await world.save();
      const { status, json } = await projects(key.headers);
      expect([status, json.code]).toEqual([400, "organization_required"]);
      expect(json.organizations).toEqual(reachable.map(({ id, slug, name }) => ({ id, slug, name })));
      expect((await projects({ ...key.headers, ...within(newer) })).status).toBe(200);
    }
  });

  it("is not chosen by cookie for a key or token", async () => {
    for (const headers of [unscoped, token]) {
      expect(await chosen({ ...headers, cookie: `crowdee-organization=${newer.id}` })).toBe(oldest.id);
    }
  });

  it("returns not found for a foreign one, and out of scope for one's own outside the key's scope", async () => {
    for (const headers of [session, unscoped, scoped, token]) {
      expect(await chosen({ ...headers, ...within(foreign) })).toBe("organization_not_found");
      expect(await chosen({ ...headers, "crowdee-organization": "nowhere" })).toBe("organization_not_found");
      expect(await chosen({ ...headers, "crowdee-organization": "" })).toBe("organization_not_found");
    }
    expect(await chosen({ ...scoped, ...within(oldest) })).toBe("organization_out_of_scope");
  });

  it("is not found for someone who belongs to none", async () => {
    expect(await chosen(outsider)).toBe("organization_not_found");
    const { status, json } = await me(outsider);
    expect(status).toBe(200);
    expect(json).toMatchObject({ organization: null, role: null, permissions: [], organizations: [] });
  });

  it("is set for a browser by activating it, for organizations one belongs to only", async () => {
    const activate = (id: string) =>
      call(app.url, { method: "POST", path: `/api/v1/organizations/${id}/activate`, headers: session });
    const { status, headers } = await activate(newer.id);
    expect(status).toBe(200);
    const cookie = headers["set-cookie"]?.find((one) => one.startsWith("crowdee-organization="));
    expect(cookie).toMatch(/; ?HttpOnly/i);
    expect(cookie).toMatch(/; ?SameSite=Lax/i);
    expect(await chosen({ cookie: `${session.cookie}; ${cookie?.split(";")[0]}` })).toBe(newer.id);
    const rejected = await activate(foreign.id);
    expect([rejected.status, rejected.headers["set-cookie"]]).toEqual([404, undefined]);
  });

  it("contains what is made there and nothing else", async () => {
    const create = (organization: Organization) =>
      call(app.url, {
        method: "POST",
        path: "/api/v1/projects",
        headers: { ...unscoped, ...within(organization) },
        body: { name: "Mine" },
      });
    const [{ json: inOldest }, { json: inNewer }] = [await create(oldest), await create(newer)];
    const read = (id: string, organization: Organization) =>
      call(app.url, { path: `/api/v1/projects/${id}`, headers: { ...unscoped, ...within(organization) } });
    expect((await read(inOldest.id, oldest)).status).toBe(200);
    expect((await read(inOldest.id, newer)).status).toBe(404);
    expect((await read(inNewer.id, newer)).status).toBe(200);
    expect((await read(inNewer.id, oldest)).status).toBe(404);
  });

  it("is listed in /me with what the credential may do in it", async () => {
    const { json } = await me({ ...unscoped, ...within(newer) });
    expect(json.role).toEqual({ effective: "member", key: "admin", membership: "member" });
    expect(json.organizations).toEqual(
      [
        { ...oldest, role: "owner", effectiveRole: "admin" },
        { ...newer, role: "member", effectiveRole: "member" },
      ].map(({ id, slug, name, role, effectiveRole }) => ({ id, slug, name, role, effectiveRole })),
    );
  });
});
