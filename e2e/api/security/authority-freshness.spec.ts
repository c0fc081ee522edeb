import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, type Call, call, inParallel } from "../../support/client";
import { createDatabase, sql } from "../../support/database";
import { type RunningServer, startServer } from "../../support/server";
import {
  accessTokenOf,
  type Headers,
  type MintedKey,
  type Organization,
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
  });

  it("password change: earlier sessions and access tokens are rejected at once, and keys keep working", async () => {
    const one = await subject();
    await amidst([one.session, one.token], () =>
      sql(databaseUrl, "UPDATE users SET session_epoch = session_epoch + 1 WHERE id = $1", [one.user.id]),
    );
    for (const headers of [one.session, one.token])
      await expectAll(read(headers), REQUESTS / 2, 401, "session_expired");
    await expectAll(read(one.key.headers), 20, 200);
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

  it("race: requests in flight while a key is revoked never succeed after the acknowledgement", async () => {
    const { key, session } = await subject();
    let acknowledgedAt = Number.POSITIVE_INFINITY;
    const revoke = async () => {
      await acknowledged({ method: "DELETE", path: `/api/v1/api-keys/${key.id}`, headers: session }, 204);
      acknowledgedAt = performance.now();
    };
    const timed = async (index: number) => {
      if (index === 200) await revoke();
      const sentAt = performance.now();
      const { status } = await call(servers[index % 2]?.url ?? "", read(key.headers));
      return { sentAt, status };
    };
    const all = await inParallel(
      Array.from({ length: REQUESTS }, (_, index) => index),
      24,
      timed,
    );
    expect(all.filter(({ sentAt, status }) => sentAt > acknowledgedAt && status !== 401)).toEqual([]);
    expect(all.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  });
});
