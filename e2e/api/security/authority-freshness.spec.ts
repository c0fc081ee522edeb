import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, type Call, call, inParallel } from "../../support/client";
import { CookieJar, signIn, signOut } from "../../support/cookie-jar";
import { createDatabase, sql } from "../../support/database";
import { sessionIdOf } from "../../support/factories/sessions";
import { type RunningServer, startServer } from "../../support/server";
import { until } from "../../support/until";
import {
  accessTokenOf,
  bearer,
  type Headers,
  type MintedKey,
  type Organization,
  PASSWORD,
  type Person,
  sessionOf,
  World,
  within,
} from "../../support/world";

/** Requests sent after each change was acknowledged, half to each process. */
const REQUESTS = 1_000;

/**
 * The guarantee: once a change of authority is acknowledged, no process serves a single request with the old one. Two
 * processes share one Postgres; both are made to know the credential before the change.
 */
describe("authority is live: what was taken away is gone on the very next request, on every process", () => {
  const { postgresUrl, template } = inject("app");
  let databaseUrl: string;
  let servers: RunningServer[];
  let organization: Organization;
  let owner: Person;
  let boss: Headers;

  beforeAll(async () => {
    databaseUrl = await createDatabase(postgresUrl, template);
    servers = await Promise.all([startServer({ databaseUrl }), startServer({ databaseUrl })]);
    const world = new World(databaseUrl);
    organization = world.organization();
    owner = world.memberOf(organization, "owner");
    boss = { ...sessionOf(owner), ...within(organization) };
    await world.save();
  });

  afterAll(() => Promise.all((servers ?? []).map((server) => server.stop())));

  type Subject = { user: Person; key: MintedKey; session: Headers; token: Headers; project: string };

  async function subject(expiresAt?: Date): Promise<Subject> {
    const world = new World(databaseUrl);
    const user = world.memberOf(organization, "admin");
    const key = world.apiKey(user, { role: "admin", ...(expiresAt && { expiresAt }) });
    const project = world.project(organization, user);
    await world.save();
    return { user, key, session: sessionOf(user), token: accessTokenOf(user), project };
  }

  const onBoth = (request: Call, count: number): Promise<ApiResponse[]> =>
    inParallel(
      Array.from({ length: count }, (_, index) => servers[index % servers.length]?.url ?? ""),
      24,
      (url) => call(url, request),
    );

  const read = (headers: Headers): Call => ({
    path: "/api/v1/projects?limit=1",
    headers: { ...headers, ...within(organization) },
  });
  const write = ({ project }: Subject, headers: Headers): Call => ({
    method: "PATCH",
    path: `/api/v1/projects/${project}`,
    headers: { ...headers, ...within(organization) },
    body: { description: "changed" },
  });

  async function expectAll(request: Call, count: number, status: number, code?: string): Promise<void> {
    const responses = await onBoth(request, count);
    const others = responses.filter((response) => response.status !== status || response.json?.code !== code);
    expect(others.map(({ status, text }) => ({ status, text }))).toEqual([]);
  }

  async function acknowledged(request: Call, status: number): Promise<void> {
    const response = await call(servers[0]?.url ?? "", request);
    expect(response.status, response.text).toBe(status);
  }

  /** Makes a change while the credentials are in use, so that anything a process caches of them is fresh. */
  async function amidst<T>(ways: readonly Headers[], change: () => Promise<T>): Promise<T> {
    for (const headers of ways) await expectAll(read(headers), 10, 200);
    let isOver = false;
    const use = async (url: string, headers: Headers) => {
      while (!isOver) await call(url, read(headers));
    };
    const uses = servers.flatMap(({ url }) => ways.map((headers) => use(url, headers)));
    const result = await change();
    isOver = true;
    await Promise.all(uses);
    return result;
  }

  it("revoke: a revoked key is rejected 1,000 times out of 1,000", async () => {
    const { key, session } = await subject();
    const revocation = { method: "DELETE", path: `/api/v1/api-keys/${key.id}`, headers: session };
    await amidst([key.headers], () => acknowledged(revocation, 204));
    await expectAll(read(key.headers), REQUESTS, 401, "api_key_revoked");
  });

  it("rotate: the old key is rejected 1,000 times out of 1,000, and the new one never", async () => {
    const { key, session } = await subject();
    const rotation = { method: "POST", path: `/api/v1/api-keys/${key.id}/rotate`, headers: session };
    const rotated = await amidst([key.headers], () => call(servers[0]?.url ?? "", rotation));
    expect(rotated.status).toBe(201);
    await expectAll(read(key.headers), REQUESTS, 401, "api_key_revoked");
    await expectAll(read({ authorization: `Bearer ${rotated.json.key}` }), 20, 200);
  });

  it("demote: key, session and token lose what the lower role lacks, at once", async () => {
    const one = await subject();
    const ways = [one.key.headers, one.session, one.token];
    for (const headers of ways) await expectAll(write(one, headers), 10, 200);
    const path = `/api/v1/organizations/${organization.id}/members/${one.user.id}`;
    const demotion = { method: "PATCH", path, headers: boss, body: { role: "viewer" } };
    await amidst(ways, () => acknowledged(demotion, 200));
    for (const headers of ways) {
      await expectAll(write(one, headers), Math.ceil(REQUESTS / ways.length), 403, "insufficient_role");
      await expectAll(read(headers), 10, 200);
    }
  });

  it("remove: key, session and token no longer find the organization, at once", async () => {
    const one = await subject();
    const ways = [one.key.headers, one.session, one.token];
    const path = `/api/v1/organizations/${organization.id}/members/${one.user.id}`;
    await amidst(ways, () => acknowledged({ method: "DELETE", path, headers: boss }, 204));
    for (const headers of ways) {
      await expectAll(read(headers), Math.ceil(REQUESTS / ways.length), 404, "organization_not_found");
    }
  });

  it("disable: every credential of a disabled account is rejected at once", async () => {
    const one = await subject();
    const ways = [
      [one.key.headers, "invalid_api_key"],
      [one.session, "session_expired"],
      [one.token, "session_expired"],
    ] as const;
    await amidst(
      ways.map(([headers]) => headers),
      () => sql(databaseUrl, "UPDATE users SET disabled_at = now() WHERE id = $1", [one.user.id]),
    );
    for (const [headers, code] of ways) await expectAll(read(headers), Math.ceil(REQUESTS / ways.length), 401, code);
    await sql(databaseUrl, "UPDATE users SET disabled_at = NULL WHERE id = $1", [one.user.id]);
    await expectAll(read(one.key.headers), 10, 200);
    for (const headers of [one.session, one.token]) await expectAll(read(headers), 10, 401, "session_expired");
  });

  it("password change: other sessions and their access tokens are rejected at once, and keys keep working", async () => {
    const one = await subject();
    const world = new World(databaseUrl);
    const here = sessionOf(one.user, { sessionId: world.session(one.user) });
    await world.save();
    const body = { currentPassword: PASSWORD, newPassword: "staple battery horse" };
    const change = { method: "POST", path: "/api/v1/account/password", headers: here, body };
    await amidst([one.session, one.token], () => acknowledged(change, 204));
    for (const headers of [one.session, one.token])
      await expectAll(read(headers), REQUESTS / 2, 401, "session_expired");
    for (const headers of [here, one.key.headers]) await expectAll(read(headers), 20, 200);
  });

  it("sign-out: a copy of the cookie and the session's tokens are rejected at once, another session is not", async () => {
    const { user, session: elsewhere } = await subject();
    const jar = new CookieJar();
    const url = servers[0]?.url ?? "";
    await signIn(url, jar, user.email, PASSWORD);
    const copied = { ...jar.headers };
    const minted = await call(url, { method: "POST", path: "/api/v1/tokens", headers: copied });
    const ways = [copied, bearer(minted.json.accessToken)];
    await amidst(ways, async () => expect((await signOut(url, jar)).status).toBe(200));
    for (const headers of ways) await expectAll(read(headers), REQUESTS / 2, 401, "session_expired");
    await expectAll(read(elsewhere), 20, 200);
  });

  it("expire: a key serves until its expiry and not a request longer", async () => {
    const { key } = await subject(new Date(Date.now() + 3_600_000));
    await expectAll(read(key.headers), 20, 200);
    const expiresAt = new Date(Date.now() + 1_500);
    await sql(databaseUrl, "UPDATE api_keys SET expires_at = $2 WHERE id = $1", [key.id, expiresAt]);
    const late: ApiResponse[] = [];
    for (let rejected = 0; rejected < REQUESTS; ) {
      const sentAt = Date.now();
      const responses = await onBoth(read(key.headers), 50);
      if (sentAt >= expiresAt.getTime()) late.push(...responses.filter(({ status }) => status !== 401));
      rejected += responses.filter(({ json }) => json.code === "api_key_expired").length;
    }
    expect(late.map(({ text }) => text)).toEqual([]);
  });

  it("expire: sessions and access tokens end at the second they name", async () => {
    const { user } = await subject();
    for (const of of [sessionOf, accessTokenOf]) {
      await expectAll(read(of(user, { lifetimeSeconds: 60 })), 10, 200);
      await expectAll(read(of(user, { lifetimeSeconds: 0 })), REQUESTS / 2, 401, "session_expired");
    }
  });

  /** Sends reads and writes without a pause, 24 at a time, while authority is taken away in their midst. */
  async function race(one: Subject, headers: Headers, takeAway: Call) {
    let startedAt = Number.POSITIVE_INFINITY;
    let acknowledgedAt = Number.POSITIVE_INFINITY;
    const change = async () => {
      startedAt = performance.now();
      await acknowledged(takeAway, 204);
      acknowledgedAt = performance.now();
    };
    const timed = async (index: number) => {
      if (index === 200) return void (await change());
      const request = index % 3 === 0 ? write(one, headers) : read(headers);
      const sentAt = performance.now();
      const { status, json } = await call(servers[index % 2]?.url ?? "", request);
      const receivedAt = performance.now();
      return { isWrite: index % 3 === 0, sentAt, receivedAt, status, code: json.code as string | undefined };
    };
    const indexes = Array.from({ length: REQUESTS }, (_, index) => index);
    const all = (await inParallel(indexes, 24, timed)).filter((response) => response !== undefined);
    return {
      before: all.filter(({ receivedAt }) => receivedAt < startedAt),
      straddling: all.filter(({ sentAt, receivedAt }) => sentAt < acknowledgedAt && receivedAt > startedAt),
      after: all.filter(({ sentAt }) => sentAt > acknowledgedAt),
    };
  }

  const takings: [string, string, (one: Subject) => { headers: Headers; takeAway: Call }][] = [
    [
      "a key is revoked",
      "api_key_revoked",
      ({ key, session }) => ({
        headers: key.headers,
        takeAway: { method: "DELETE", path: `/api/v1/api-keys/${key.id}`, headers: session },
      }),
    ],
    [
      "a session is ended",
      "session_expired",
      ({ user, session }) => ({
        headers: session,
        takeAway: { method: "DELETE", path: `/api/v1/sessions/${sessionIdOf(user)}`, headers: session },
      }),
    ],
  ];

  it.each(takings)("race: of reads and writes in flight while %s, none is wrong", async (_, code, of) => {
    const one = await subject();
    const { headers, takeAway } = of(one);
    const { before, straddling, after } = await race(one, headers, takeAway);
    // The race took place: requests of both kinds were on their way when authority ended.
    expect(straddling.filter(({ isWrite }) => isWrite).length).toBeGreaterThan(0);
    expect(straddling.filter(({ isWrite }) => !isWrite).length).toBeGreaterThan(0);
    expect(before.filter(({ status }) => status !== 200)).toEqual([]);
    expect(straddling.filter((response) => response.status !== 200 && response.code !== code)).toEqual([]);
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((response) => response.code !== code)).toEqual([]);
  });

  /**
   * Straddling made certain: a write that was let in waits for its row while authority ends. It may finish, because it was
   * let in before; what is sent after the acknowledgment is rejected, even while that write still waits.
   */
  it("race: a write held at the database across the acknowledgment is served, and none sent after it is", async () => {
    const one = await subject();
    const lock = new pg.Client({ connectionString: databaseUrl });
    await lock.connect();
    try {
      await lock.query("BEGIN");
      await lock.query("SELECT id FROM projects WHERE id = $1 FOR UPDATE", [one.project]);
      const held = call(servers[1]?.url ?? "", write(one, one.session));
      const { rows } = await lock.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      const waiting =
        "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND $1 = ANY (pg_blocking_pids(pid))";
      await until(
        "a write that waits",
        () => sql(databaseUrl, waiting, [rows[0]?.pid]),
        (found) => found.length > 0,
      );
      await acknowledged(
        { method: "DELETE", path: `/api/v1/sessions/${sessionIdOf(one.user)}`, headers: one.session },
        204,
      );
      await expectAll(write(one, one.session), 20, 401, "session_expired");
      await lock.query("COMMIT");
      expect((await held).status).toBe(200);
    } finally {
      await lock.end();
    }
  });
});
