import { beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { CookieJar, signIn, signOut } from "../../support/cookie-jar";
import { sql } from "../../support/database";
import { until } from "../../support/until";
import { type Headers, type Organization, PASSWORD, type Person, sessionOf, World } from "../../support/world";

const app = inject("app");

const send = (headers: Headers, method: string, path: string, body?: unknown): Promise<ApiResponse> =>
  call(app.url, { method, path, headers, ...(body !== undefined && { body }) });

/** The newest event that a list shows. */
async function newest(headers: Headers, path: string): Promise<ApiResponse["json"]> {
  const { status, json, text } = await send(headers, "GET", `${path}?limit=1`);
  expect(status, text).toBe(200);
  return json.data[0];
}

const ADDRESS = { clientAddress: "127.0.0.1", requestId: expect.any(String) };

describe("the audit log of an organization", () => {
  let organization: Organization;
  let owner: Person;
  let session: Headers;
  let member: Person;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    organization = world.organization("Newsroom");
    owner = world.memberOf(organization, "owner");
    session = sessionOf(owner);
    member = world.memberOf(organization, "viewer");
    await world.save();
  });

  const path = () => `/api/v1/organizations/${organization.id}`;
  const last = () => newest(session, `${path()}/audit-events`);

  it("says who changed a role, from what to what, from where, with which credential and by which request", async () => {
    const requestId = "role-change-1";
    const headers = { ...session, "x-request-id": requestId };
    expect((await send(headers, "PATCH", `${path()}/members/${member.id}`, { role: "admin" })).status).toBe(200);
    expect(await last()).toMatchObject({
      action: "member.role_changed",
      actor: { userId: owner.id, name: owner.name },
      credential: { type: "session" },
      target: { id: member.id, name: member.name },
      changes: [{ field: "role", from: "viewer", to: "admin" }],
      clientAddress: "127.0.0.1",
      requestId,
    });
  });

  it("says what an organization was called before, and nothing of what stayed", async () => {
    expect((await send(session, "PATCH", path(), { name: "The Newsroom" })).status).toBe(200);
    expect(await last()).toMatchObject({
      action: "organization.updated",
      changes: [{ field: "name", from: "Newsroom", to: "The Newsroom" }],
      ...ADDRESS,
    });
  });

  it("names the key that something was done with", async () => {
    const world = new World(app.databaseUrl);
    const key = world.apiKey(owner);
    await world.save();
    expect((await send(key.headers, "POST", "/api/v1/projects", { name: "Photos" })).status).toBe(201);
    expect(await last()).toMatchObject({ action: "project.created", credential: { type: "api_key", id: key.id } });
  });
});

describe("the audit log of an account", () => {
  const PATH = "/api/v1/account/audit-events";
  let person: Person;
  let session: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    person = world.memberOf(world.organization(), "owner");
    session = sessionOf(person);
    await world.save();
  });

  /** The two newest events, of which the newest is the sign-in that this takes. */
  async function afterSignIn(email: string, password: string): Promise<ApiResponse["json"][]> {
    const jar = new CookieJar();
    expect((await signIn(app.url, jar, email, password)).status).toBe(200);
    return (await send(jar.headers, "GET", `${PATH}?limit=2`)).json.data;
  }

  it("is only read in a browser session of the person", async () => {
    const world = new World(app.databaseUrl);
    const key = world.apiKey(person);
    await world.save();
    const { status, json } = await send(key.headers, "GET", PATH);
    expect([status, json.code]).toEqual([403, "session_required"]);
  });

  it("records a key from its creation to its revocation", async () => {
    const created = await send(session, "POST", "/api/v1/api-keys", { name: "ci-pipeline", role: "member" });
    const { id } = created.json;
    const of = { actor: { userId: person.id, name: person.name }, credential: { type: "session" }, ...ADDRESS };
    expect(await newest(session, PATH)).toMatchObject({
      action: "api_key.created",
      target: { id, name: "ci-pipeline" },
      changes: [{ field: "role", from: null, to: "member" }],
      ...of,
    });
    await send(session, "PATCH", `/api/v1/api-keys/${id}`, { name: "ci" });
    expect(await newest(session, PATH)).toMatchObject({
      action: "api_key.renamed",
      target: { id, name: "ci" },
      changes: [{ field: "name", from: "ci-pipeline", to: "ci" }],
      ...of,
    });
    await send(session, "POST", `/api/v1/api-keys/${id}/rotate`, {});
    expect(await newest(session, PATH)).toMatchObject({ action: "api_key.rotated", target: { id, name: "ci" }, ...of });
    await send(session, "DELETE", `/api/v1/api-keys/${id}`);
    await send(session, "DELETE", `/api/v1/api-keys/${id}`);
    const { json } = await send(session, "GET", `${PATH}?limit=2`);
    expect(json.data).toMatchObject([
      { action: "api_key.revoked", target: { id, name: "ci" }, ...of },
      { action: "api_key.rotated" },
    ]);
  });

  it("records that a token was made", async () => {
    await send(session, "POST", "/api/v1/tokens");
    expect(await newest(session, PATH)).toMatchObject({ action: "access_token.created", ...ADDRESS });
  });

  it("records sign-in, sign-out and sessions that are ended, each with its session", async () => {
    const world = new World(app.databaseUrl);
    const user = world.memberOf(world.organization(), "owner");
    await world.save();
    const jar = new CookieJar();
    await signIn(app.url, jar, user.email, PASSWORD);
    const began = await newest(jar.headers, PATH);
    const by = { actor: { userId: user.id, name: user.name }, ...ADDRESS };
    expect(began).toMatchObject({ action: "session.created", credential: { type: "password" }, ...by });
    expect(began.target.id).toMatch(/^ses_/);
    await send(jar.headers, "DELETE", "/api/v1/sessions");
    expect((await newest(jar.headers, PATH)).action).toBe("sessions.ended");
    await signOut(app.url, jar);
    const [, ended] = await afterSignIn(user.email, PASSWORD);
    expect(ended).toMatchObject({
      action: "session.ended",
      target: { id: began.target.id },
      credential: { type: "session", id: began.target.id },
      ...by,
    });
  });

  it("records failed sign-ins: by nobody known, nothing of what was typed, and a few an hour only", async () => {
    const world = new World(app.databaseUrl);
    const user = world.memberOf(world.organization(), "owner");
    await world.save();
    const attempts = Array.from({ length: 25 }, (_, index) =>
      signIn(app.url, new CookieJar(), user.email, `wrong-guess-${index}`),
    );
    expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual(attempts.map(() => 401));
    const recorded = () =>
      sql<{ text: string }>(
        app.databaseUrl,
        "SELECT e::text AS text FROM audit_events e WHERE user_id = $1 AND action = 'sign_in.failed'",
        [user.id],
      );
    await until("the events", recorded, (rows) => rows.length === 10);
    for (const { text } of await recorded()) expect(text).not.toMatch(/wrong-guess/);
    expect(await newest(sessionOf(user), PATH)).toMatchObject({
      action: "sign_in.failed",
      actor: null,
      credential: { type: "password", id: null },
      target: { id: user.id },
      ...ADDRESS,
    });
    await signIn(app.url, new CookieJar(), "nobody-at-all@example.com", "wrong-guess");
  });

  it("records a new account, a changed name and a changed or reset password", async () => {
    const email = `audited-${Date.now()}@example.com`;
    const body = { name: "Ada", email, password: PASSWORD };
    expect((await send({}, "POST", "/api/auth/sign-up", body)).status).toBe(201);
    const jar = new CookieJar();
    await signIn(app.url, jar, email, PASSWORD);
    const { json } = await send(jar.headers, "GET", `${PATH}?limit=2`);
    expect(json.data.map(({ action }: { action: string }) => action)).toEqual(["session.created", "account.created"]);
    await send(jar.headers, "PATCH", "/api/v1/account", { name: "Ada L." });
    expect(await newest(jar.headers, PATH)).toMatchObject({
      action: "account.updated",
      changes: [{ field: "name", from: "Ada", to: "Ada L." }],
    });
    const password = { currentPassword: PASSWORD, newPassword: "another battery staple 9" };
    expect((await send(jar.headers, "POST", "/api/v1/account/password", password)).status).toBe(204);
    expect(await newest(jar.headers, PATH)).toMatchObject({ action: "password.changed", ...ADDRESS });

    const world = new World(app.databaseUrl);
    const user = world.memberOf(world.organization(), "owner");
    const token = world.passwordReset(user);
    await world.save();
    const reset = await send({}, "POST", "/api/auth/password-reset/confirm", { token, password: "a brand new one 77" });
    expect(reset.status, reset.text).toBe(204);
    const [, event] = await afterSignIn(user.email, "a brand new one 77");
    expect(event).toMatchObject({
      action: "password.reset",
      actor: { userId: user.id, name: user.name },
      credential: { type: "email_link" },
    });
  });

  it("records that an organization was deleted, for the person who did it", async () => {
    const world = new World(app.databaseUrl);
    const organization = world.organization("Gone");
    const user = world.memberOf(organization, "owner");
    await world.save();
    await send(sessionOf(user), "DELETE", `/api/v1/organizations/${organization.id}`);
    expect(await newest(sessionOf(user), PATH)).toMatchObject({
      action: "organization.deleted",
      target: { id: organization.id, name: "Gone" },
    });
  });
});

describe("limit requests in the audit log", () => {
  const limits = {
    requestsPerMinute: 1200,
    workload: "A nightly import in batches.",
    justification: "Our archive is imported at night.",
  };

  it("are an organization's when they are for one, and their author's otherwise", async () => {
    const world = new World(app.databaseUrl);
    const organization = world.organization("Archive");
    const owner = world.memberOf(organization, "owner");
    const key = world.apiKey(owner, { name: "importer" });
    await world.save();
    const session = sessionOf(owner);
    const ofOrganization = `/api/v1/organizations/${organization.id}/audit-events`;
    const subjects = [
      { subject: "organization", subjectId: organization.id, path: ofOrganization, name: "Archive" },
      { subject: "api_key", subjectId: key.id, path: "/api/v1/account/audit-events", name: "importer" },
    ];
    for (const { subject, subjectId, path, name } of subjects) {
      const asked = await send(session, "POST", "/api/v1/limit-requests", { subject, subjectId, ...limits });
      expect(asked.status, asked.text).toBe(201);
      expect(await newest(session, path)).toMatchObject({
        action: "limit_request.created",
        target: { id: asked.json.id, name },
        changes: [{ field: "requestsPerMinute", from: null, to: "1200" }],
      });
    }
  });
});
