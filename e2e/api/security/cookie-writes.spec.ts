import { beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import { type Headers, sessionOf, World, within } from "../../support/world";

describe("a change made with the session cookie must come from our own pages", () => {
  const app = inject("app");
  let session: Headers;
  let key: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    const organization = world.organization();
    const user = world.memberOf(organization, "owner");
    session = { ...sessionOf(user), ...within(organization) };
    key = { ...world.apiKey(user).headers, ...within(organization) };
    await world.save();
  });

  const write = (headers: Headers, method = "POST", path = "/api/v1/projects") =>
    call(app.url, { method, path, headers, body: { name: "Made by a page" } });

  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["another port of the same host", { origin: "http://127.0.0.1:1" }],
    ["an opaque origin", { origin: "null" }],
    ["an origin that only begins like ours", { origin: `${app.url}.evil.example` }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sibling of our site", { "sec-fetch-site": "same-site" }],
    ["another site with an origin left out", { "sec-fetch-site": "cross-site", origin: undefined }],
  ])("rejects %s", async (_, headers) => {
    for (const [method, path] of [
      ["POST", "/api/v1/projects"],
      ["PATCH", "/api/v1/account"],
      ["DELETE", "/api/v1/api-keys/key_01k2x8yq4v7m3n9r5t6w8z0a1b"],
      ["POST", "/api/v1/tokens"],
    ] as const) {
      const { status, json } = await call(app.url, { method, path, headers: { ...session, ...headers } });
      expect([status, json.code]).toEqual([403, "cross_origin_forbidden"]);
    }
  });

  it.each([
    ["our own origin", { origin: app.url }],
    ["our own origin, as browsers mark it", { origin: app.url, "sec-fetch-site": "same-origin" }],
    ["a client that is no browser", {}],
    ["a URL typed by hand", { "sec-fetch-site": "none" }],
  ])("admits %s", async (_, headers) => {
    expect((await write({ ...session, ...headers })).status).toBe(201);
  });

  it("lets a key be used from any origin: no browser sends one by itself", async () => {
    expect((await write({ ...key, origin: "https://app.example", "sec-fetch-site": "cross-site" })).status).toBe(201);
  });

  it("reads with a cookie from elsewhere are served and unreadable there", async () => {
    const headers = { ...session, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const response = await call(app.url, { path: "/api/v1/me", headers });
    expect(response.status).toBe(200);
    expect(response.headers["access-control-allow-credentials"]).toBeUndefined();
    expect(response.headers["access-control-allow-origin"]).toBe("*");
  });

  it("sign-up and reset are rejected from another origin too", async () => {
    for (const path of ["/api/auth/sign-up", "/api/auth/password-reset", "/api/auth/password-reset/confirm"]) {
      const { status, json } = await call(app.url, {
        method: "POST",
        path,
        headers: { origin: "https://evil.example" },
        body: {},
      });
      expect([status, json.code]).toEqual([403, "cross_origin_forbidden"]);
    }
  });
});
