import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { sparePort } from "@/scripts/lib/test-services";
import { call } from "../../support/client";
import { CookieJar } from "../../support/cookie-jar";
import { sql } from "../../support/database";
import type { UserFields } from "../../support/factories/users";
import { OIDC_CLIENT, type OidcPerson, type OidcServer, startOidcServer } from "../../support/oidc-server";
import { type RunningServer, startServer } from "../../support/server";
import { World } from "../../support/world";

const SESSION = "next-auth.session-token";

/** Signing in through another service, over HTTP, with a real OpenID Connect server on the other side. */
describe("signing in through another service", () => {
  const { databaseUrl } = inject("app");
  let app: RunningServer;
  let service: OidcServer;

  beforeAll(async () => {
    const port = await sparePort();
    app = await startServer({
      databaseUrl,
      env: {
        OIDC_ISSUER: `http://127.0.0.1:${port}`,
        OIDC_CLIENT_ID: OIDC_CLIENT.client_id,
        OIDC_CLIENT_SECRET: OIDC_CLIENT.client_secret,
      },
    });
    service = await startOidcServer(port, app.url);
  });

  afterAll(async () => {
    await service.stop();
    await app.stop();
  });

  const newPerson = (fields: Partial<OidcPerson> = {}): OidcPerson => {
    const sub = randomUUID();
    return { sub, email: `person-${sub}@example.com`, email_verified: true, name: "Ada", ...fields };
  };

  /** Signs in as the button on the sign-in page does; returns who is signed in then, or the reason why nobody is. */
  async function enter(person: OidcPerson): Promise<{ userId?: string; error?: string | null }> {
    const jar = new CookieJar();
    const send = async (path: string, body?: string) => {
      const headers = {
        ...jar.headers,
        ...(body !== undefined && { origin: app.url, "content-type": "application/x-www-form-urlencoded" }),
      };
      const response = await call(app.url, { method: body === undefined ? "GET" : "POST", path, headers, body });
      jar.take(response);
      return response;
    };
    const { csrfToken } = (await send("/api/auth/csrf")).json;
    const form = new URLSearchParams({ csrfToken, callbackUrl: "/projects", json: "true" });
    const begun = await send("/api/auth/signin/oidc", form.toString());
    const back = new URL(await service.signIn(person, begun.json.url));
    const { location = "" } = (await send(back.pathname + back.search)).headers;
    if (!jar.has(SESSION)) return { error: new URL(location, app.url).searchParams.get("error") };
    const me = await send("/api/v1/me");
    return { userId: me.json.user.id };
  }

  async function accountOf(fields: UserFields) {
    const world = new World(databaseUrl);
    const user = world.user(fields);
    await world.save();
    return user;
  }
  const linksOf = (userId: string) =>
    sql<{ provider_account_id: string }>(
      databaseUrl,
      "SELECT provider_account_id FROM oauth_accounts WHERE user_id = $1",
      [userId],
    );
  const accountsWith = (email: string) =>
    sql<{ id: string; proved: boolean }>(
      databaseUrl,
      "SELECT id, email_verified_at IS NOT NULL AS proved FROM users WHERE email = $1",
      [email],
    );

  it("makes an account of a verified address, and finds it again whatever the address is by then", async () => {
    const person = newPerson();
    const { userId } = await enter(person);
    expect(await accountsWith(person.email)).toEqual([{ id: userId, proved: true }]);
    expect(await enter({ ...person, email: newPerson().email, email_verified: false })).toEqual({ userId });
  });

  it("lets nobody in with an address that the service has not verified", async () => {
    const person = newPerson({ email_verified: false });
    expect(await enter(person)).toEqual({ error: "EmailNotVerified" });
    expect(await accountsWith(person.email)).toEqual([]);
    const user = await accountOf({});
    expect(await enter({ ...person, email: user.email })).toEqual({ error: "EmailNotVerified" });
    expect(await linksOf(user.id)).toEqual([]);
  });

  it("links the account of an address that both sides have verified, however it is capitalized", async () => {
    const user = await accountOf({});
    const person = newPerson({ email: user.email.toUpperCase() });
    expect(await enter(person)).toEqual({ userId: user.id });
    expect(await linksOf(user.id)).toEqual([{ provider_account_id: person.sub }]);
  });

  it("does not link an account whose own address is unproved: its maker would share it", async () => {
    const user = await accountOf({ emailVerifiedAt: null });
    expect(await enter(newPerson({ email: user.email }))).toEqual({ error: "OAuthAccountNotLinked" });
    expect(await linksOf(user.id)).toEqual([]);
  });

  it("lets nobody into a disabled account", async () => {
    const user = await accountOf({ disabledAt: new Date() });
    expect(await enter(newPerson({ email: user.email }))).toEqual({ error: "AccessDenied" });
    expect(await linksOf(user.id)).toEqual([]);
  });

  it.each([
    ["a Kelvin sign", "k", "\u212A"],
    ["a full-width letter", "k", "\uFF4B"],
    ["a capital I with a dot", "i", "\u0130"],
    ["a long s", "s", "\u017F"],
  ])("takes %s for no letter of ours", async (_, ours, theirs) => {
    const id = randomUUID();
    const user = await accountOf({ email: `${ours}-${id}@example.com` });
    expect(await enter(newPerson({ email: `${theirs}-${id}@example.com` }))).toEqual({ error: "EmailNotVerified" });
    expect(await linksOf(user.id)).toEqual([]);
  });
});
