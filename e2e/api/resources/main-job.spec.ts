import { randomUUID } from "node:crypto";
import { describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { CookieJar, signIn } from "../../support/cookie-jar";
import { bearer, type Headers } from "../../support/world";

const SESSION = "next-auth.session-token";

describe("the main job over HTTP, the way a person and their script do it", () => {
  const app = inject("app");
  const email = `ada-${randomUUID()}@example.com`;
  const password = "correct horse battery";
  const jar = new CookieJar();
  let key = "";
  let keyId = "";

  const send = async (path: string, headers: Headers, method = "GET", body?: unknown): Promise<ApiResponse> =>
    call(app.url, { method, path, headers, ...(body !== undefined && { body }) });

  const enter = (into: CookieJar, as: string, secret: string) => signIn(app.url, into, as, secret);

  it("sign up makes an account and its first organization", async () => {
    const { status, json, text } = await send("/api/auth/sign-up", {}, "POST", { name: "Ada", email, password });
    expect(status).toBe(201);
    expect(json).toEqual({
      user: { id: expect.stringMatching(/^usr_/), name: "Ada", email },
      organization: { id: expect.stringMatching(/^org_/), slug: expect.any(String), name: expect.any(String) },
    });
    expect(text).not.toContain(password);
    const again = await send("/api/auth/sign-up", {}, "POST", { name: "Eve", email: email.toUpperCase(), password });
    expect([again.status, again.json.code]).toEqual([409, "conflict"]);
  });

  it("a wrong password and an unknown account are rejected alike", async () => {
    const responses = [];
    for (const [as, secret] of [
      [email, "wrong horse battery"],
      [`nobody-${randomUUID()}@example.com`, password],
    ] as const) {
      const outsider = new CookieJar();
      const { status, json } = await enter(outsider, as, secret);
      expect(outsider.has(SESSION)).toBe(false);
      responses.push([status, new URL(json.url).searchParams.get("error")]);
    }
    expect(responses[0]).toEqual(responses[1]);
    expect(responses[0]?.[0]).toBe(401);
  });

  it("sign in gives a session cookie that scripts cannot read and other sites cannot send", async () => {
    const response = await enter(jar, email, password);
    expect(jar.has(SESSION)).toBe(true);
    const cookie = response.headers["set-cookie"]?.find((one) => one.startsWith(SESSION));
    expect(cookie).toMatch(/; ?HttpOnly/i);
    expect(cookie).toMatch(/; ?SameSite=Lax/i);
    expect((await send("/api/v1/me", jar.headers)).json).toMatchObject({
      principal: { type: "session" },
      role: { effective: "owner", key: null },
    });
  });

  it("create a key in the session, and call the API with only that key", async () => {
    const created = await send("/api/v1/api-keys", jar.headers, "POST", { name: "ci-pipeline", role: "member" });
    ({ key, id: keyId } = created.json);
    const me = await send("/api/v1/me", bearer(key));
    expect(me.json).toMatchObject({
      principal: { name: "ci-pipeline" },
      role: { effective: "member", membership: "owner" },
    });
    const made = await send("/api/v1/projects", bearer(key), "POST", { name: "Election photos" });
    expect(made.status).toBe(201);
    expect((await send(`/api/v1/projects/${made.json.id}`, jar.headers)).json).toEqual(made.json);
  });

  it("be rejected where the key's role does not suffice, with the reason", async () => {
    const { json: list } = await send("/api/v1/projects", bearer(key));
    const rejected = await send(`/api/v1/projects/${list.data[0].id}`, bearer(key), "DELETE");
    expect(rejected.json).toMatchObject({
      status: 403,
      code: "insufficient_role",
      requiredPermission: "project:delete",
      effectiveRole: "member",
      keyRole: "member",
      membershipRole: "owner",
    });
    expect((await send("/api/v1/api-keys", bearer(key))).json.code).toBe("session_required");
  });

  it("revoke the key: it is rejected at once while the session continues", async () => {
    expect((await send(`/api/v1/api-keys/${keyId}`, jar.headers, "DELETE")).status).toBe(204);
    expect((await send("/api/v1/me", bearer(key))).json.code).toBe("api_key_revoked");
    expect((await send("/api/v1/me", jar.headers)).status).toBe(200);
  });

  it("change the password: this session continues, and every other one ends with its tokens", async () => {
    const other = new CookieJar();
    await enter(other, email, password);
    const { json } = await send("/api/v1/tokens", other.headers, "POST");
    const change = { currentPassword: password, newPassword: "staple battery horse" };
    const wrong = await send("/api/v1/account/password", jar.headers, "POST", {
      ...change,
      currentPassword: "not this one",
    });
    expect([wrong.status, wrong.json.errors[0].path]).toEqual([422, "currentPassword"]);
    expect((await send("/api/v1/account/password", jar.headers, "POST", change)).status).toBe(204);
    expect((await send("/api/v1/me", jar.headers)).status).toBe(200);
    for (const headers of [other.headers, bearer(json.accessToken)]) {
      expect((await send("/api/v1/me", headers)).json.code).toBe("session_expired");
    }
    const fresh = new CookieJar();
    await enter(fresh, email, change.newPassword);
    expect((await send("/api/v1/me", fresh.headers)).status).toBe(200);
    const old = new CookieJar();
    await enter(old, email, password);
    expect(old.has(SESSION)).toBe(false);
  });

  it("nothing a client writes into its session becomes true", async () => {
    const fresh = new CookieJar();
    await enter(fresh, email, "staple battery horse");
    const csrf = await send("/api/auth/csrf", fresh.headers);
    fresh.take(csrf);
    const update = {
      csrfToken: csrf.json.csrfToken,
      data: { sub: "usr_other", role: "owner", email: "operator@example.com" },
    };
    const response = await send("/api/auth/session", { ...fresh.headers, origin: app.url }, "POST", update);
    fresh.take(response);
    expect((await send("/api/v1/me", fresh.headers)).json.user.email).toBe(email);
    expect(response.text).not.toContain("operator@example.com");
  });
});
