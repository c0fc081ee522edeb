import { beforeEach, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { CookieJar, signIn } from "../../support/cookie-jar";
import { sql } from "../../support/database";
import { sessionIdOf } from "../../support/factories/sessions";
import { accessTokenOf, type Headers, PASSWORD, type Person, sessionOf, World } from "../../support/world";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

describe("sessions: a person sees where they are signed in, and ends what they do not know", () => {
  const app = inject("app");
  let user: Person;
  let here: Headers;

  beforeEach(async () => {
    const world = new World(app.databaseUrl);
    user = world.memberOf(world.organization(), "viewer");
    await world.save();
    here = sessionOf(user);
  });

  const send = (path: string, headers: Headers, method = "GET"): Promise<ApiResponse> =>
    call(app.url, { method, path, headers });
  const codeOf = async (headers: Headers) => (await send("/api/v1/me", headers)).json.code;

  async function another(fields: { endedAt?: Date; expiresAt?: Date } = {}, of = user) {
    const world = new World(app.databaseUrl);
    const id = world.session(of, fields);
    await world.save();
    const options = { sessionId: id };
    return { id, headers: sessionOf(of, options), token: accessTokenOf(of, options) };
  }

  it("lists the live ones, newest first, with device, address, time, and which is this one", async () => {
    const jar = new CookieJar();
    const agent = { "user-agent": FIREFOX };
    await signIn(app.url, jar, user.email, PASSWORD, agent);
    await another({ endedAt: new Date() });
    await another({ expiresAt: new Date(Date.now() - 1000) });
    const { json } = await send("/api/v1/sessions", jar.headers);
    expect(json).toEqual({
      data: [
        {
          id: expect.stringMatching(/^ses_/),
          current: true,
          device: "Firefox on Windows",
          userAgent: FIREFOX,
          clientAddress: expect.stringMatching(/^127\.0\.0\.1$/),
          createdAt: expect.any(String),
          expiresAt: expect.any(String),
        },
        expect.objectContaining({ id: sessionIdOf(user), current: false, device: "Firefox on Linux" }),
      ],
      nextCursor: null,
    });
    const age = Date.now() - Date.parse(json.data[0].createdAt);
    expect(age).toBeGreaterThanOrEqual(-1000);
    expect(age).toBeLessThan(60_000);
  });

  it("is paginated", async () => {
    await another();
    const first = await send("/api/v1/sessions?limit=1", here);
    const second = await send(`/api/v1/sessions?limit=1&cursor=${first.json.nextCursor}`, here);
    expect([first.json.data.length, second.json.data.length, second.json.nextCursor]).toEqual([1, 1, null]);
    expect(first.json.data[0].id).not.toBe(second.json.data[0].id);
  });

  it("ends one, with its tokens; twice is no error", async () => {
    const other = await another();
    const path = `/api/v1/sessions/${other.id}`;
    for (const headers of [other.headers, other.token]) expect((await send("/api/v1/me", headers)).status).toBe(200);
    for (let i = 0; i < 2; i++) expect((await send(path, here, "DELETE")).status).toBe(204);
    for (const headers of [other.headers, other.token]) expect(await codeOf(headers)).toBe("session_expired");
    expect(await codeOf(here)).toBeUndefined();
  });

  it("ends all others", async () => {
    const others = [await another(), await another()];
    expect((await send("/api/v1/sessions", here, "DELETE")).status).toBe(204);
    for (const { headers, token } of others) {
      for (const credential of [headers, token]) expect(await codeOf(credential)).toBe("session_expired");
    }
    expect((await send("/api/v1/sessions", here)).json.data).toMatchObject([{ current: true }]);
  });

  it("ends nobody else's, and does not tell whether it exists", async () => {
    const world = new World(app.databaseUrl);
    const outsider = world.user();
    await world.save();
    const foreign = await another({}, outsider);
    for (const id of [foreign.id, "ses_00000000000000000000000000", "x"]) {
      const { status, json } = await send(`/api/v1/sessions/${id}`, here, "DELETE");
      expect([status, json.code]).toEqual([404, "not_found"]);
    }
    await send("/api/v1/sessions", here, "DELETE");
    expect((await send("/api/v1/me", foreign.headers)).status).toBe(200);
  });

  it("a token is not taken for a session of another person, whatever it was signed for", async () => {
    const world = new World(app.databaseUrl);
    const outsider = world.user();
    await world.save();
    expect(await codeOf(sessionOf(user, { sessionId: sessionIdOf(outsider) }))).toBe("session_expired");
  });

  it("a sign-in deletes a few expired sessions, so that they never pile up", async () => {
    const world = new World(app.databaseUrl);
    const longAgo = new Date(Date.now() - 365 * 86_400_000);
    for (let i = 0; i < 5; i++) world.session(user, { expiresAt: longAgo });
    await world.save();
    await signIn(app.url, new CookieJar(), user.email, PASSWORD);
    const expired = "SELECT id FROM sessions WHERE user_id = $1 AND expires_at < now()";
    expect(await sql(app.databaseUrl, expired, [user.id])).toEqual([]);
  });
});
