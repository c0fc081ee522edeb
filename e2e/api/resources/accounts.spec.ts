import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { CookieJar, signIn } from "../../support/cookie-jar";
import { sql } from "../../support/database";
import { mailedLinks, tokenIn } from "../../support/mail";
import { rawExchange } from "../../support/raw";
import { type RunningServer, startServer } from "../../support/server";
import { until } from "../../support/until";
import { accessTokenOf, type Headers, PASSWORD, type Person, sessionOf, World, within } from "../../support/world";

const SESSION = "next-auth.session-token";

const newAddress = () => `person-${randomUUID()}@example.com`;
const post = (origin: string, path: string, body: unknown, headers: Headers = {}): Promise<ApiResponse> =>
  call(origin, { method: "POST", path, body, headers });
const pathsOf = ({ json }: ApiResponse): string[] => json.errors.map(({ path }: { path: string }) => path);
const statusesOf = (responses: ApiResponse[]): number[] => responses.map(({ status }) => status).sort();

describe("sign-up", () => {
  const app = inject("app");
  const signUp = (body: unknown) => post(app.url, "/api/auth/sign-up", body);

  it("names every field that is missing, wrong or unknown", async () => {
    const good = { name: "Ada", email: newAddress(), password: "correct horse battery" };
    for (const [body, paths] of [
      [{}, ["name", "email", "password"]],
      [{ ...good, name: "" }, ["name"]],
      [{ ...good, name: "x".repeat(65) }, ["name"]],
      [{ ...good, name: "\u200b" }, ["name"]],
      [{ ...good, email: "ada" }, ["email"]],
      [{ ...good, email: `${"a".repeat(250)}@example.com` }, ["email"]],
      [{ ...good, password: "too short" }, ["password"]],
      [{ ...good, password: "x".repeat(257) }, ["password"]],
      [{ ...good, role: "owner", organizationId: "org_x" }, ["role", "organizationId"]],
      [{ ...good, password: "Password123" }, ["password"]],
    ] as const) {
      const response = await signUp(body);
      expect(response.status, response.text).toBe(422);
      expect(pathsOf(response)).toEqual(paths);
    }
  });

  it("is never cached, and keeps the address as it is written everywhere: in small letters", async () => {
    const email = newAddress();
    const response = await signUp({ name: " Ada ", email: ` ${email.toUpperCase()} `, password: PASSWORD });
    expect([response.status, response.json.user.email, response.json.user.name]).toEqual([201, email, "Ada"]);
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  it("makes one account of many sign-ups at once with the same address", async () => {
    const email = newAddress();
    const body = { name: "Ada", email, password: PASSWORD };
    const responses = await Promise.all(Array.from({ length: 6 }, () => signUp(body)));
    expect(statusesOf(responses)).toEqual([201, 409, 409, 409, 409, 409]);
    const rows = await sql(app.databaseUrl, "SELECT 1 FROM users WHERE email = $1", [email]);
    expect(rows).toHaveLength(1);
  });
});

describe("sign-up by invitation only", () => {
  const { databaseUrl } = inject("app");
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ databaseUrl, env: { SIGN_UP: "invite" } });
  });

  afterAll(() => server.stop());

  it("takes an open invitation to the very address, and joins its organization and no other", async () => {
    const world = new World(databaseUrl);
    const organization = world.organization();
    const email = newAddress();
    const { token } = world.invitation(organization, email);
    const late = newAddress();
    const { token: expired } = world.invitation(organization, late, { expiresAt: new Date(Date.now() - 1000) });
    await world.save();
    const signUp = (address: string, invitationToken?: string) =>
      post(server.url, "/api/auth/sign-up", { name: "Grace", email: address, password: PASSWORD, invitationToken });
    for (const rejected of [
      await signUp(newAddress()),
      await signUp(newAddress(), token),
      await signUp(late, expired),
      await signUp(email, "x".repeat(43)),
    ]) {
      expect([rejected.status, pathsOf(rejected)]).toEqual([422, ["invitationToken"]]);
    }
    const joined = await signUp(email, token);
    expect([joined.status, joined.json.organization.id]).toEqual([201, organization.id]);
    expect((await signUp(newAddress(), token)).status).toBe(422);
    const jar = new CookieJar();
    await signIn(server.url, jar, email, PASSWORD);
    const me = await call(server.url, { path: "/api/v1/me", headers: jar.headers });
    expect(me.json.organizations).toMatchObject([{ id: organization.id, role: "member" }]);
  });
});

describe("a forgotten password is reset by mail", () => {
  const app = inject("app");
  let user: Person;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    user = world.memberOf(world.organization(), "owner");
    await world.save();
  });

  const requestReset = (email: string) => post(app.url, "/api/auth/password-reset", { email });
  const confirm = (token: string, password: string) =>
    post(app.url, "/api/auth/password-reset/confirm", { token, password });
  const linksTo = (email: string, count: number) =>
    until(
      `${count} mails to ${email}`,
      async () => mailedLinks(app.dataDir, email),
      (links) => links.length >= count,
    );

  it("responds alike for an account, no account, and a disabled one, and emails only the first", async () => {
    const world = new World(app.databaseUrl);
    const disabled = world.user({ disabledAt: new Date() });
    await world.save();
    const outsider = newAddress();
    const responses = [
      await requestReset(outsider),
      await requestReset(disabled.email),
      await requestReset(user.email),
    ];
    expect(new Set(responses.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(responses[0]?.status).toBe(202);
    await linksTo(user.email, 1);
    for (const email of [outsider, disabled.email]) expect(mailedLinks(app.dataDir, email)).toEqual([]);
  });

  it("once, however many try at once; sessions and tokens of before end, and every other link with them", async () => {
    await requestReset(user.email);
    const tokens = (await linksTo(user.email, 2)).map(tokenIn);
    const [first = "", second = ""] = tokens;
    const passwords = Array.from({ length: 6 }, (_, index) => `a wholly new password ${index}`);
    const responses = await Promise.all(passwords.map((password) => confirm(second, password)));
    expect(statusesOf(responses)).toEqual([204, 422, 422, 422, 422, 422]);
    for (const token of [first, second]) expect((await confirm(token, "yet another password")).status).toBe(422);
    for (const headers of [sessionOf(user), accessTokenOf(user)]) {
      const { json } = await call(app.url, { path: "/api/v1/me", headers });
      expect(json.code).toBe("session_expired");
    }
    const chosen = passwords[responses.findIndex(({ status }) => status === 204)] ?? "";
    for (const [password, enters] of [
      [chosen, true],
      [PASSWORD, false],
    ] as const) {
      const jar = new CookieJar();
      await signIn(app.url, jar, user.email, password);
      expect(jar.has(SESSION)).toBe(enters);
    }
  });

  it("not to a common password, which a change rejects as well; the link works again", async () => {
    const world = new World(app.databaseUrl);
    const person = world.memberOf(world.organization(), "viewer");
    await world.save();
    const change = { currentPassword: PASSWORD, newPassword: "qwertyuiop" };
    const changed = await post(app.url, "/api/v1/account/password", change, sessionOf(person));
    expect([changed.status, pathsOf(changed)]).toEqual([422, ["newPassword"]]);
    await requestReset(person.email);
    const [link = ""] = await linksTo(person.email, 1);
    const rejected = await confirm(tokenIn(link), "1q2w3e4r5t6y");
    expect([rejected.status, pathsOf(rejected)]).toEqual([422, ["password"]]);
    expect((await confirm(tokenIn(link), "a wholly new password")).status).toBe(204);
  });

  it("with few links, however many are asked for at once", async () => {
    const world = new World(app.databaseUrl);
    const popular = world.user();
    await world.save();
    await Promise.all(Array.from({ length: 20 }, () => requestReset(popular.email)));
    await linksTo(popular.email, 5);
    const open = () => sql(app.databaseUrl, "SELECT 1 FROM password_resets WHERE user_id = $1", [popular.id]);
    expect(await open()).toHaveLength(5);
    expect(mailedLinks(app.dataDir, popular.email)).toHaveLength(5);
  });

  it("within the hour", async () => {
    const world = new World(app.databaseUrl);
    const late = world.memberOf(world.organization(), "viewer");
    await world.save();
    await requestReset(late.email);
    const [link = ""] = await linksTo(late.email, 1);
    await sql(app.databaseUrl, "UPDATE password_resets SET expires_at = now() WHERE user_id = $1", [late.id]);
    expect((await confirm(tokenIn(link), "a wholly new password")).status).toBe(422);
  });
});

describe("an address that nobody has proved", () => {
  const app = inject("app");

  /** The owner of an organization with a member to manage. */
  async function ownerWith(emailVerifiedAt: Date | null) {
    const world = new World(app.databaseUrl);
    const organization = world.organization();
    const owner = world.user({ emailVerifiedAt });
    world.membership(owner, organization, "owner");
    const member = world.memberOf(organization, "viewer");
    const guest = newAddress();
    const invitation = world.invitation(organization, guest, { invitedBy: owner });
    const key = world.apiKey(owner);
    const [resetToken, token] = [world.passwordReset(owner), world.emailVerification(owner)];
    await world.save();
    await sql(
      app.databaseUrl,
      "INSERT INTO oauth_accounts (provider, provider_account_id, user_id) VALUES ('oidc', $1, $1)",
      [owner.id],
    );
    return { organization, owner, member, guest, invitation, key, resetToken, token };
  }
  const as = (user: Person, method: string, path: string, body?: unknown) =>
    call(app.url, { method, path, headers: sessionOf(user), ...(body !== undefined && { body }) });
  const verifyIn = (headers: Headers, token: string) =>
    post(app.url, "/api/v1/account/email-verification/confirm", { token }, headers);
  const verify = (user: Person, token: string) => verifyIn(sessionOf(user), token);
  const signedIn = async (email: string, password: string) => {
    const jar = new CookieJar();
    await signIn(app.url, jar, email, password);
    return jar.headers;
  };
  const linksTo = (email: string, count: number) =>
    until(
      `${count} mails to ${email}`,
      async () => mailedLinks(app.dataDir, email),
      (links) => links.length >= count,
    );
  const isProved = async ({ id }: { id: string }) => {
    const [row] = await sql<{ proved: boolean }>(
      app.databaseUrl,
      "SELECT email_verified_at IS NOT NULL AS proved FROM users WHERE id = $1",
      [id],
    );
    return row?.proved;
  };

  it("has no power over others until its owner has used a mailed link", async () => {
    const { organization, owner, member, token } = await ownerWith(null);
    const path = `/api/v1/organizations/${organization.id}`;
    const attempts = [
      ["POST", `${path}/invitations`, { email: newAddress(), role: "member" }, 201],
      ["PATCH", `${path}/members/${member.id}`, { role: "admin" }, 200],
      ["POST", `${path}/transfer`, { userId: member.id }, 204],
    ] as const;
    const removed = await as(owner, "DELETE", `${path}/members/${member.id}`);
    expect([removed.status, removed.json.code]).toEqual([403, "email_unverified"]);
    for (const [method, target, body] of attempts) {
      const { status, json } = await as(owner, method, target, body);
      expect([status, json.code]).toEqual([403, "email_unverified"]);
    }
    expect((await verify(owner, token)).status).toBe(204);
    for (const [method, target, body, expected] of attempts) {
      expect((await as(owner, method, target, body)).status).toBe(expected);
    }
  });

  it("is proved by the link that sign-up mails, not by opening it, once, and in the account's own session", async () => {
    const email = newAddress();
    const { json } = await post(app.url, "/api/auth/sign-up", { name: "Ada", email, password: PASSWORD });
    const [link = ""] = await linksTo(email, 1);
    expect(link).toMatch(/\/verify-email\?token=[\w-]{43}$/);
    const token = tokenIn(link);
    const session = await signedIn(email, PASSWORD);
    for (const headers of [{}, session]) {
      const page = await call(app.url, { path: new URL(link).pathname + new URL(link).search, headers });
      expect(page.status).toBe(200);
    }
    const { owner: outsider } = await ownerWith(null);
    expect(pathsOf(await verify(outsider, token))).toEqual(["token"]);
    expect([await isProved(json.user), await isProved(outsider)]).toEqual([false, false]);
    const responses = await Promise.all(Array.from({ length: 6 }, () => verifyIn(session, token)));
    expect(statusesOf(responses)).toEqual([204, 422, 422, 422, 422, 422]);
    expect(await isProved(json.user)).toBe(true);
  });

  it("is proved by no link that has expired; another can be sent, and using one ends the others", async () => {
    const { owner, token } = await ownerWith(null);
    await sql(app.databaseUrl, "UPDATE email_verifications SET expires_at = now() WHERE user_id = $1", [owner.id]);
    expect((await verify(owner, token)).status).toBe(422);
    const resend = () => as(owner, "POST", "/api/v1/account/email-verification");
    expect([(await resend()).status, (await resend()).status]).toEqual([202, 202]);
    const [first = "", second = ""] = (await linksTo(owner.email, 2)).map(tokenIn);
    expect((await verify(owner, second)).status).toBe(204);
    expect((await verify(owner, first)).status).toBe(422);
    expect((await resend()).status).toBe(202);
    expect(mailedLinks(app.dataDir, owner.email)).toHaveLength(2);
  });

  it("gets few links, however many are asked for at once", async () => {
    const { owner } = await ownerWith(null);
    const resend = () => as(owner, "POST", "/api/v1/account/email-verification");
    const responses = await Promise.all(Array.from({ length: 20 }, resend));
    expect(responses.filter(({ status }) => status === 202)).toHaveLength(4);
    expect(mailedLinks(app.dataDir, owner.email)).toHaveLength(4);
  });

  it.each([
    ["ends everything that was made with an unproved one, and proves it", null, 0],
    ["keeps keys, links to other services, and invitations of a proved one", new Date(), 1],
  ])("recovered by mail: %s", async (_, emailVerifiedAt, kept) => {
    const { organization, owner, invitation, guest, key, resetToken, token } = await ownerWith(emailVerifiedAt);
    const before = [sessionOf(owner), accessTokenOf(owner)];
    const reset = { token: resetToken, password: "a wholly new password" };
    expect((await post(app.url, "/api/auth/password-reset/confirm", reset)).status).toBe(204);
    expect(await isProved(owner)).toBe(true);
    for (const headers of before) {
      expect((await call(app.url, { path: "/api/v1/me", headers })).json.code).toBe("session_expired");
    }
    const withKey = await call(app.url, { path: "/api/v1/me", headers: key.headers });
    expect(withKey.status).toBe(kept ? 200 : 401);
    const links = await sql(app.databaseUrl, "SELECT 1 FROM oauth_accounts WHERE user_id = $1", [owner.id]);
    expect(links).toHaveLength(kept);
    const invited = { name: "Guest", email: guest, password: PASSWORD, invitationToken: invitation.token };
    const joined = await post(app.url, "/api/auth/sign-up", invited);
    expect([joined.status, joined.json.organization?.id]).toEqual(kept ? [201, organization.id] : [422, undefined]);
    expect((await verifyIn(await signedIn(owner.email, reset.password), token)).status).toBe(422);
  });

  it("is proved by signing up with an invitation from its mail, which mails no link", async () => {
    const world = new World(app.databaseUrl);
    const email = newAddress();
    const { token } = world.invitation(world.organization(), email);
    await world.save();
    const body = { name: "Grace", email, password: PASSWORD, invitationToken: token };
    const { json } = await post(app.url, "/api/auth/sign-up", body);
    expect(await isProved(json.user)).toBe(true);
    expect(mailedLinks(app.dataDir, email)).toEqual([]);
  });
});

describe("guessing one account's password is limited, however the request is written", () => {
  const { databaseUrl } = inject("app");
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ databaseUrl, env: { LIMIT_SIGN_IN: "3/300" } });
  });

  afterAll(() => server.stop());

  // The first: it uses up the sign-ups of this address.
  it("and addresses cannot be listed faster by signing up with them", async () => {
    const world = new World(databaseUrl);
    const person = world.user();
    await world.save();
    const { email } = person;
    const signUp = (address: string) =>
      post(server.url, "/api/auth/sign-up", { name: "Eve", email: address, password: PASSWORD });
    for (let i = 0; i < 3; i++) expect((await signUp(email)).status).toBe(409);
    for (const response of [
      await signUp(email),
      await signUp(newAddress()),
      await signIn(server.url, new CookieJar(), email, PASSWORD),
    ]) {
      expect([response.status, response.json.policy]).toEqual([429, "sign-in"]);
    }
  });

  it.each([
    ["another spelling of the address", "/api/auth/callback/%63redentials", "email=EMAIL", ""],
    ["another account named first", "/api/auth/callback/credentials", "email=ANYONE&email=EMAIL", ""],
    ["JSON that is a form", "/api/auth/callback/credentials", '{"email":"ANYONE","x":"&email=EMAIL&y="}', "; x=json"],
  ])("%s", async (_, path, body, parameter) => {
    const email = newAddress();
    const guess = () =>
      call(server.url, {
        method: "POST",
        path,
        headers: { "content-type": `application/x-www-form-urlencoded${parameter}` },
        body: body.replace("EMAIL", email).replace("ANYONE", newAddress()),
      });
    for (let i = 0; i < 3; i++) expect((await guess()).status).not.toBe(429);
    const { status, json } = await guess();
    expect([status, json.policy]).toEqual([429, "sign-in"]);
  });

  it.each(["/api/auth/callback/credentials", "/api/auth/sign-up", "/api/auth/password-reset"])(
    "not by a body to %s whose length is not announced, or that is too large to look at: it is never read",
    async (path) => {
      const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
      const form = `email=${newAddress()}&password=guess`;
      for (let i = 0; i < 5; i++) {
        const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`;
        const { status, text } = await rawExchange(server.port, chunked);
        expect(["400 malformed_request", "429 rate_limited"]).toContain(`${status} ${JSON.parse(text).code}`);
      }
      const large = `${head}Content-Length: 20000\r\n\r\n${form}&x=`.padEnd(20_100, "x");
      expect([413, 429]).toContain((await rawExchange(server.port, large)).status);
    },
  );

  it("nor by the form that changes a signed-in user's password", async () => {
    const world = new World(databaseUrl);
    const [user, other] = [world.user(), world.user()];
    await world.save();
    const change = (person: Person) =>
      post(
        server.url,
        "/api/v1/account/password",
        { currentPassword: "a wrong guess", newPassword: "staple battery horse" },
        { ...sessionOf(person), origin: server.url },
      );
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await change(user)).status);
    expect(statuses).toEqual([422, 422, 422, 429]);
    expect((await change(other)).status).toBe(422);
  });
});

describe("a disabled account", () => {
  const app = inject("app");

  it("cannot sign in, and gets the same response as with a wrong password", async () => {
    const world = new World(app.databaseUrl);
    const disabled = world.user({ disabledAt: new Date() });
    const enabled = world.user();
    await world.save();
    const jar = new CookieJar();
    const rejected = await signIn(app.url, jar, disabled.email, PASSWORD);
    const wrong = await signIn(app.url, new CookieJar(), enabled.email, "not the password");
    expect([rejected.status, rejected.text]).toEqual([wrong.status, wrong.text]);
    expect(jar.has(SESSION)).toBe(false);
  });

  it("is seen as signed out by its session and cannot join what it was invited to", async () => {
    const world = new World(app.databaseUrl);
    const disabled = world.user({ disabledAt: new Date() });
    const organization = world.organization();
    const { token } = world.invitation(organization, disabled.email);
    await world.save();
    const headers = { ...sessionOf(disabled), ...within(organization) };
    const accepted = await post(app.url, "/api/v1/invitations/accept", { token }, headers);
    expect([accepted.status, accepted.json.code]).toEqual([401, "session_expired"]);
    const session = await call(app.url, { path: "/api/auth/session", headers });
    expect([session.status, session.json]).toEqual([200, {}]);
  });
});
