import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { sql } from "../../support/database";
import { type RunningServer, startServer } from "../../support/server";
import { type SharedLimiter, startSharedLimiter } from "../../support/shared-limiter";
import { until } from "../../support/until";
import { accessTokenOf, type Headers, type Person, sessionOf, World } from "../../support/world";

const { databaseUrl } = inject("app");
const DEFAULT = 100_000_000;
const IN_FORCE_MS = 15_000;
const OPERATORS = [1, 2].map((n) => `operator-${n}-of-limits@example.com`);

type Subject = { subject: "api_key" | "user" | "organization"; subjectId: string };

let operators: Person[];

beforeAll(async () => {
  const world = new World(databaseUrl);
  const organization = world.organization();
  operators = OPERATORS.map((email) => world.user({ email }));
  for (const operator of operators) world.membership(operator, organization, "member");
  await world.save();
});

const start = (env: Record<string, string> = {}) =>
  startServer({ databaseUrl, env: { ...env, OPERATOR_EMAILS: OPERATORS.join(",") } });

function ask(server: RunningServer, person: Person, subject: Subject, more: object = {}): Promise<ApiResponse> {
  const texts = { workload: "A nightly import in batches.", justification: "It must be done by morning." };
  const body = { ...subject, requestsPerMinute: 5_000, ...texts, ...more };
  return call(server.url, { method: "POST", path: "/api/v1/limit-requests", headers: sessionOf(person), body });
}

type Decision = { grant: { requestsPerMinute: number; expiresAt?: string; note?: string } } | { decline: string };

function decide(server: RunningServer, id: string, decision: Decision, who = operators[0]): Promise<ApiResponse> {
  const [verb, body] = "grant" in decision ? ["grant", decision.grant] : ["decline", { note: decision.decline }];
  const path = `/api/v1/admin/limit-requests/${id}/${verb}`;
  return call(server.url, { method: "POST", path, headers: sessionOf(who as Person), body });
}

/** Asks, grants, and says the id of the request. */
async function raise(server: RunningServer, person: Person, subject: Subject, limit: number, expiresAt?: Date) {
  const { json, status } = await ask(server, person, subject);
  expect(status, JSON.stringify(json)).toBe(201);
  const until = expiresAt && { expiresAt: expiresAt.toISOString() };
  const granted = await decide(server, json.id, { grant: { requestsPerMinute: limit, ...until } });
  expect(granted.status, granted.text).toBe(200);
  return json.id as string;
}

describe.each(["without Redis", "with Redis"])("a granted limit, on two processes %s", (kind) => {
  let store: SharedLimiter | undefined;
  let servers: RunningServer[];

  beforeAll(async () => {
    store = kind === "with Redis" ? await startSharedLimiter() : undefined;
    servers = await Promise.all([start(store?.env), start(store?.env)]);
  });

  afterAll(async () => {
    await Promise.all((servers ?? []).map((server) => server.stop()));
    await store?.stop();
  });

  /** Waits until every caller has the expected limit on every process, in headers and in /me. @returns how long it took */
  async function inForce(expected: [Headers, number][]): Promise<number> {
    const began = performance.now();
    const limits = () =>
      Promise.all(
        servers.flatMap((server) =>
          expected.map(async ([headers]) => {
            const { headers: received, json } = await call(server.url, { path: "/api/v1/me", headers });
            return [Number(received["x-ratelimit-limit"]), json.limits[0].limit];
          }),
        ),
      );
    const wanted = servers.flatMap(() => expected.map(([, limit]) => [limit, limit]));
    await until("the limits", limits, (seen) => JSON.stringify(seen) === JSON.stringify(wanted));
    return performance.now() - began;
  }

  it("is in force everywhere within 15 s, the most specific one first, ends by itself, and when withdrawn", async () => {
    const [one] = servers as [RunningServer];
    const world = new World(databaseUrl);
    const [organization, elsewhere] = [world.organization(), world.organization()];
    const [ada, bob] = [world.memberOf(organization, "admin"), world.memberOf(organization, "member")];
    world.membership(bob, elsewhere, "member");
    const outsider = world.memberOf(elsewhere, "owner");
    const key = (person: Person, organizationIds: string[] | null = null) =>
      world.apiKey(person, { organizationIds: organizationIds ?? [organization.id] });
    const keys = { ada: key(ada), other: key(ada), bob: key(bob), outside: key(bob, [elsewhere.id]) };
    const outsiders = { ending: key(outsider, [elsewhere.id]), plain: key(outsider, [elsewhere.id]) };
    await world.save();

    await raise(one, ada, { subject: "organization", subjectId: organization.id }, 3_333);
    await raise(one, ada, { subject: "user", subjectId: ada.id }, 4_444);
    const ofKey = await raise(one, ada, { subject: "api_key", subjectId: keys.ada.id }, 2_222);
    const end = new Date(Date.now() + 12_000);
    await raise(one, outsider, { subject: "api_key", subjectId: outsiders.ending.id }, 1_111, end);

    const took = await inForce([
      [keys.ada.headers, 2_222],
      [keys.other.headers, 4_444],
      [accessTokenOf(ada), 4_444],
      [keys.bob.headers, 3_333],
      [keys.outside.headers, DEFAULT],
      [outsiders.plain.headers, DEFAULT],
      [outsiders.ending.headers, 1_111],
    ]);
    expect(took).toBeLessThan(IN_FORCE_MS);

    expect((await decide(one, ofKey, { decline: "The import moved elsewhere." })).json.status).toBe("declined");
    const withdrawn = await inForce([[keys.ada.headers, 4_444]]);
    expect(withdrawn).toBeLessThan(IN_FORCE_MS);
    await inForce([[outsiders.ending.headers, DEFAULT]]);
    expect(Date.now()).toBeLessThan(end.getTime() + IN_FORCE_MS);
    expect(Date.now()).toBeGreaterThan(end.getTime());
  });
});

describe("limit requests", () => {
  let server: RunningServer;
  let world: World;

  beforeAll(async () => {
    server = await start();
    world = new World(databaseUrl);
  });

  afterAll(() => server.stop());

  it("are audited from the request to its grant and its withdrawal, where the limit belongs", async () => {
    const organization = world.organization("Archive");
    const owner = world.memberOf(organization, "owner");
    await world.save();
    const id = await raise(server, owner, { subject: "organization", subjectId: organization.id }, 6_000);
    await decide(server, id, { decline: "No longer needed." });
    const path = `/api/v1/organizations/${organization.id}/audit-events?limit=3`;
    const { json } = await call(server.url, { path, headers: sessionOf(owner) });
    const actor = { userId: operators[0]?.id };
    const target = { id, name: "Archive" };
    expect(json.data).toMatchObject([
      { action: "limit_request.declined", actor, target, changes: [{ from: "6000", to: null }] },
      { action: "limit_request.granted", actor, target, changes: [{ from: null, to: "6000" }] },
      { action: "limit_request.created", actor: { userId: owner.id }, target, changes: [{ from: null, to: "5000" }] },
    ]);
  });

  /** A member of an organization of their own, with a key. */
  async function newUserActor(role: "owner" | "member" = "owner") {
    const organization = world.organization();
    const person = world.memberOf(organization, role);
    const key = world.apiKey(person);
    await world.save();
    return { organization, person, key, ofKey: { subject: "api_key", subjectId: key.id } as const };
  }

  /** Every mail to an address so far, as its headers. */
  function mailsTo(address: string): string[] {
    const folder = join(server.dataDir, "mail");
    const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    return mails.filter((mail) => mail.includes(`To: ${address}`));
  }

  it("are for one's own key, oneself, or an organization one administers", async () => {
    const { person, organization, key } = await newUserActor("member");
    const other = await newUserActor();
    const gone = world.apiKey(person, { revokedAt: new Date() });
    await world.save();
    for (const subject of [
      { subject: "api_key", subjectId: other.key.id },
      { subject: "api_key", subjectId: gone.id },
      { subject: "api_key", subjectId: person.id },
      { subject: "user", subjectId: other.person.id },
      { subject: "organization", subjectId: organization.id },
      { subject: "organization", subjectId: other.organization.id },
      { subject: "organization", subjectId: "org_nowhere" },
    ] as const) {
      const response = await ask(server, person, subject);
      expect([response.status, response.json.errors?.[0]?.path], JSON.stringify(subject)).toEqual([422, "subjectId"]);
    }
    for (const subject of [
      { subject: "api_key", subjectId: key.id },
      { subject: "user", subjectId: person.id },
    ] as const) {
      expect((await ask(server, person, subject)).status).toBe(201);
    }
  });

  it("are seen by their author and by operators, and to everyone else operators' pages do not exist", async () => {
    const { person, ofKey } = await newUserActor();
    const { json } = await ask(server, person, ofKey);
    const list = (who: Person, path: string) => call(server.url, { path, headers: sessionOf(who) });
    const ids = (response: ApiResponse) => response.json.data.map(({ id }: { id: string }) => id);
    expect(ids(await list(person, "/api/v1/limit-requests"))).toEqual([json.id]);
    const outsider = await newUserActor();
    expect(ids(await list(outsider.person, "/api/v1/limit-requests"))).toEqual([]);
    expect((await list(outsider.person, "/api/v1/admin/limit-requests")).status).toBe(404);
    for (const decision of [{ grant: { requestsPerMinute: 9 } }, { decline: "No." }]) {
      expect((await decide(server, json.id, decision, person)).status).toBe(404);
    }
    const pending = await list(operators[0] as Person, "/api/v1/admin/limit-requests?status=pending");
    expect(ids(pending)).toContain(json.id);
  });

  it("are emailed to both sides: requested, granted, withdrawn, declined", async () => {
    const { person, ofKey } = await newUserActor();
    const { json } = await ask(server, person, ofKey);
    for (const operator of OPERATORS) expect(mailsTo(operator).at(-1)).toContain(person.name);
    const subjects = () => mailsTo(person.email).map((mail) => /^Subject: (.*)/m.exec(mail)?.[1]);
    await decide(server, json.id, { grant: { requestsPerMinute: 5_000, note: "Welcome." } });
    await decide(server, json.id, { decline: "No longer." });
    await decide(server, json.id, { decline: "Still no." });
    expect(subjects().sort()).toEqual([
      "Your higher limit on Crowdee was withdrawn",
      "Your limit request on Crowdee was declined",
      "Your limit was raised on Crowdee",
    ]);
  });

  it("cannot be granted until a time that is over, nor for what is gone", async () => {
    const { person, ofKey } = await newUserActor();
    const { json } = await ask(server, person, ofKey);
    const past = await decide(server, json.id, {
      grant: { requestsPerMinute: 5, expiresAt: new Date(Date.now() - 1_000).toISOString() },
    });
    expect([past.status, past.json.errors[0].path]).toEqual([422, "expiresAt"]);
    await sql(databaseUrl, "UPDATE api_keys SET revoked_at = now() WHERE id = $1", [ofKey.subjectId]);
    expect((await decide(server, json.id, { grant: { requestsPerMinute: 5 } })).status).toBe(409);
    const list = await call(server.url, { path: "/api/v1/limit-requests", headers: sessionOf(person) });
    expect(list.json.data[0]).toMatchObject({ status: "pending", grant: null, note: null });
    expect((await decide(server, json.id, { decline: "The key is gone." })).json.status).toBe("declined");
  });

  it("end as one of the operators who decide at the same time decided, whole", async () => {
    for (let round = 0; round < 5; round++) {
      const { person, ofKey } = await newUserActor();
      const { json } = await ask(server, person, ofKey);
      const decisions = [
        { grant: { requestsPerMinute: 1_000, note: "1000" } },
        { decline: "no" },
        { grant: { requestsPerMinute: 2_000, note: "2000" } },
        { decline: "no" },
        { grant: { requestsPerMinute: 3_000, note: "3000" } },
      ];
      const responses = await Promise.all(
        decisions.map((decision, index) => decide(server, json.id, decision, operators[index % 2])),
      );
      expect(responses.map(({ status }) => status)).toEqual(decisions.map(() => 200));
      const list = await call(server.url, { path: "/api/v1/limit-requests", headers: sessionOf(person) });
      const { status, note, grant } = list.json.data[0];
      expect([status, grant?.requestsPerMinute.toString() ?? "no"]).toEqual([
        note === "no" ? "declined" : "granted",
        note,
      ]);
    }
  });

  it("wait in a number that operators can read, however many are made at once", async () => {
    const { person, ofKey } = await newUserActor();
    const responses = await Promise.all(Array.from({ length: 30 }, () => ask(server, person, ofKey)));
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(20);
    expect((await ask(server, person, ofKey)).json).toMatchObject({ status: 409, code: "conflict" });
  });

  it("stay with a key that is rotated, one bucket for both of its values", async () => {
    const { person, key, ofKey } = await newUserActor();
    await raise(server, person, ofKey, 7_777);
    await ask(server, person, ofKey);
    const path = `/api/v1/api-keys/${key.id}/rotate`;
    const body = { overlapSeconds: 600 };
    const rotated = await call(server.url, { method: "POST", path, headers: sessionOf(person), body });
    expect(rotated.status, rotated.text).toBe(201);
    for (const headers of [key.headers, { authorization: `Bearer ${rotated.json.key}` }]) {
      await until(
        "the raised limit",
        () => call(server.url, { path: "/api/v1/me", headers }),
        ({ headers: received }) => received["x-ratelimit-limit"] === "7777",
      );
    }
    const remaining = async (headers: Headers) =>
      Number((await call(server.url, { path: "/api/v1/me", headers })).headers["x-ratelimit-remaining"]);
    const before = await remaining(key.headers);
    expect(await remaining({ authorization: `Bearer ${rotated.json.key}` })).toBe(before - 1);
    const list = await call(server.url, { path: "/api/v1/limit-requests", headers: sessionOf(person) });
    expect(list.json.data.map(({ subjectId }: { subjectId: string }) => subjectId)).toEqual([key.id, key.id]);
  });
});
