import { beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
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

describe("access tokens: short-lived, minted from a session, never from each other", () => {
  const app = inject("app");
  let user: Person;
  let home: Organization;
  let key: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    home = world.organization();
    user = world.memberOf(home, "member");
    key = world.apiKey(user).headers;
    await world.save();
  });

  const mint = (headers: Headers) => call(app.url, { method: "POST", path: "/api/v1/tokens", headers });
  const me = (headers: Headers) => call(app.url, { path: "/api/v1/me", headers });

  it("mints one of 900 seconds that acts as the session does, and is never cached", async () => {
    const { status, json, headers } = await mint(sessionOf(user));
    expect(status).toBe(201);
    expect(json).toEqual({ accessToken: expect.any(String), tokenType: "Bearer", expiresIn: 900 });
    expect(headers["cache-control"]).toBe("no-store");
    const seen = await me(bearer(json.accessToken));
    expect(seen.json).toMatchObject({
      principal: { type: "access_token" },
      user: { id: user.id },
      role: { effective: "member", key: null, membership: "member" },
    });
    const lifetime = Date.parse(seen.json.principal.expiresAt) - Date.now();
    expect(lifetime).toBeGreaterThan(880_000);
    expect(lifetime).toBeLessThanOrEqual(900_000);
  });

  it("carries only the identity and a default organization: no name, address, role, or membership", async () => {
    const { json } = await mint(sessionOf(user));
    const claims = JSON.parse(Buffer.from(json.accessToken.split(".")[1], "base64url").toString());
    expect(Object.keys(claims).sort()).toEqual(["exp", "iat", "org", "sid", "sub"]);
    expect([claims.sub, claims.org]).toEqual([user.id, home.id]);
  });

  it("takes the organization of the request that mints it as its default", async () => {
    const world = new World(app.databaseUrl);
    const [second, foreign] = [world.organization(), world.organization()];
    world.membership(user, second, "viewer");
    await world.save();
    const session = sessionOf(user);
    const active = { cookie: `${session.cookie}; crowdee-organization=${second.slug}` };
    for (const [headers, expected] of [
      [session, home],
      [active, second],
      [{ ...session, ...within(second) }, second],
      [{ ...active, ...within(home) }, home],
    ] as const) {
      const { json } = await mint(headers);
      const seen = (await me(bearer(json.accessToken))).json;
      expect([seen.principal.defaultOrganizationId, seen.organization.id]).toEqual([expected.id, expected.id]);
    }
    expect((await mint({ ...session, ...within(foreign) })).json.code).toBe("organization_not_found");
  });

  it("takes a session: a key or a token mints nothing", async () => {
    for (const headers of [key, accessTokenOf(user)]) {
      const { status, json } = await mint(headers);
      expect([status, json.code]).toEqual([403, "session_required"]);
    }
  });

  it("is not a session: it is rejected as a cookie, and a session is rejected as a bearer", async () => {
    const { json } = await mint(sessionOf(user));
    expect((await me({ cookie: `next-auth.session-token=${json.accessToken}` })).status).toBe(401);
    expect((await me(bearer(sessionOf(user).cookie?.split("=")[1] ?? ""))).status).toBe(401);
  });

  it("ends when it says", async () => {
    const { status, json } = await me(accessTokenOf(user, { lifetimeSeconds: 0 }));
    expect([status, json.code]).toEqual([401, "session_expired"]);
  });
});
