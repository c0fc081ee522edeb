import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { sql } from "../../support/database";
import { startServer } from "../../support/server";
import { until } from "../../support/until";
import { type Headers, type Organization, type Person, sessionOf, World, within } from "../../support/world";

/** Makes whoever records a response wait for an advisory lock. */
const HOLD_COMPLETION = `
  CREATE OR REPLACE FUNCTION hold_completion() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.finished_at IS NOT NULL THEN PERFORM pg_advisory_xact_lock(9018); END IF;
    RETURN NEW;
  END $$;
  CREATE OR REPLACE TRIGGER hold_completion BEFORE UPDATE ON idempotency_records
    FOR EACH ROW EXECUTE FUNCTION hold_completion()`;

describe("Idempotency-Key: a retried POST happens once", () => {
  const app = inject("app");
  let user: Person;
  let home: Organization;
  let second: Organization;
  let key: Headers;
  let otherKey: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    home = world.organization();
    second = world.organization();
    user = world.memberOf(home, "owner");
    world.membership(user, second, "owner");
    key = world.apiKey(user).headers;
    otherKey = world.apiKey(user).headers;
    await world.save();
  });

  const create = (
    idempotencyKey: string,
    body: unknown = { name: "Once" },
    headers: Headers = { ...key, ...within(home) },
  ): Promise<ApiResponse> =>
    call(app.url, {
      method: "POST",
      path: "/api/v1/projects",
      headers: { ...headers, "idempotency-key": idempotencyKey },
      body,
    });
  const countOf = async (name: string): Promise<number> => {
    const rows = await sql(app.databaseUrl, "SELECT 1 FROM projects WHERE name = $1", [name]);
    return rows.length;
  };

  it("replays the first response and marks it as replayed", async () => {
    const [id, name] = [randomUUID(), `Replayed ${randomUUID()}`];
    const first = await create(id, { name });
    const again = await create(id, { name });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect(first.headers["idempotency-replayed"]).toBeUndefined();
    expect(await countOf(name)).toBe(1);
  });

  it("rejects the same key for another request: another body, organization, or route", async () => {
    const id = randomUUID();
    await create(id, { name: "First" });
    const others = [
      await create(id, { name: "Other" }),
      await create(id, { name: "First" }, { ...key, ...within(second) }),
    ];
    for (const { status, json } of others) expect([status, json.code]).toEqual([409, "idempotency_key_reused"]);
  });

  it("counts requests as the same whose fields stand in another order", async () => {
    const id = randomUUID();
    const first = await create(id, '{"name":"Order","description":"d"}', {
      ...key,
      ...within(home),
      "content-type": "application/json",
    });
    const again = await create(id, '{ "description":"d", "name":"Order" }', {
      ...key,
      ...within(home),
      "content-type": "application/json",
    });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
  });

  it("serves one of many at once; the others replay it or get 409 with Retry-After", async () => {
    const [id, name] = [randomUUID(), `Concurrent ${randomUUID()}`];
    const responses = await Promise.all(Array.from({ length: 20 }, () => create(id, { name })));
    expect(await countOf(name)).toBe(1);
    for (const { status, json, headers } of responses) {
      if (status === 409) expect([json.code, headers["retry-after"]]).toEqual(["conflict", "1"]);
      else expect(status).toBe(201);
    }
    expect(new Set(responses.filter(({ status }) => status === 201).map(({ json }) => json.id)).size).toBe(1);
    expect((await create(id, { name })).status).toBe(201);
  });

  it("releases the key of a rejected request, so that it can be corrected", async () => {
    const id = randomUUID();
    expect((await create(id, { name: "" })).status).toBe(422);
    expect((await create(id, { name: "Corrected" })).status).toBe(201);
  });

  it.skipIf(app.embedded)("does not repeat what may have been done: after a server error a retry waits", async () => {
    const [id, name] = [randomUUID(), `Interrupted ${randomUUID()}`];
    expect((await interrupted(() => create(id, { name }))).json.code).toBe("service_unavailable");
    const again = await create(id, { name });
    expect([again.status, again.json.code, again.headers["retry-after"]]).toEqual([409, "conflict", "1"]);
    const age = "UPDATE idempotency_records SET created_at = now() - interval '61 s' WHERE key = $1";
    await sql(app.databaseUrl, age, [id]);
    expect((await create(id, { name })).status).toBe(201);
    expect(await countOf(name)).toBe(1);
  });

  /** Ends the database connection of a request in the middle of its work. */
  async function interrupted(request: () => Promise<ApiResponse>): Promise<ApiResponse> {
    const lock = new pg.Client({ connectionString: app.databaseUrl });
    await lock.connect();
    try {
      await lock.query("BEGIN");
      await lock.query("LOCK TABLE projects IN EXCLUSIVE MODE");
      const { rows } = await lock.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      const response = request();
      const end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))";
      await until(
        "the end of the connection that waits for the lock",
        () => sql(app.databaseUrl, end, [rows[0]?.pid]),
        (ended) => ended.length > 0,
      );
      return await response;
    } finally {
      await lock.end();
    }
  }

  it("sets the cookie of an activation again when it is replayed", async () => {
    const headers = { ...sessionOf(user), "idempotency-key": randomUUID() };
    const request = { method: "POST", path: `/api/v1/organizations/${second.id}/activate`, headers };
    const [first, again] = [await call(app.url, request), await call(app.url, request)];
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect(first.headers["set-cookie"]?.join()).toContain(`crowdee-organization=${second.id};`);
    expect(again.headers["set-cookie"]).toEqual(first.headers["set-cookie"]);
  });

  /**
   * The process and its connection die when all of a request is done but the record of it: a lock holds it exactly there.
   */
  it.skipIf(app.embedded)(
    "does not repeat the work of a process that is killed before it could record it",
    async () => {
      const [id, name] = [randomUUID(), `Killed ${randomUUID()}`];
      const doomed = await startServer({ databaseUrl: app.databaseUrl });
      const lock = new pg.Client({ connectionString: app.databaseUrl });
      await lock.connect();
      try {
        await sql(app.databaseUrl, HOLD_COMPLETION);
        await lock.query("SELECT pg_advisory_lock(9018)");
        const headers = { ...key, ...within(home), "idempotency-key": id };
        const request = { method: "POST", path: "/api/v1/projects", headers, body: { name } };
        const lost = call(doomed.url, request).catch((error: Error) => error);
        const held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 9018 AND NOT granted";
        await until(
          "the request that waits",
          () => sql(app.databaseUrl, held),
          (found) => found.length > 0,
        );
        await doomed.kill();
        expect(await lost).toBeInstanceOf(Error);
        await sql(app.databaseUrl, `SELECT pg_terminate_backend(pid) FROM (${held}) AS waiting`);
        await until(
          "its end",
          () => sql(app.databaseUrl, held),
          (found) => found.length === 0,
        );
      } finally {
        await lock.end();
        await sql(app.databaseUrl, "DROP TRIGGER hold_completion ON idempotency_records");
      }
      await sql(app.databaseUrl, "UPDATE idempotency_records SET created_at = now() - interval '61 s' WHERE key = $1", [
        id,
      ]);
      const retried = await create(id, { name });
      expect([retried.status, retried.headers["idempotency-replayed"]]).toEqual([201, undefined]);
      expect(await countOf(name)).toBe(1);
    },
  );

  it("keeps the keys of one credential from another's", async () => {
    const id = randomUUID();
    const [one, other] = [await create(id), await create(id, { name: "Other" }, { ...otherKey, ...within(home) })];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.json.id).not.toBe(one.json.id);
  });

  it("still replays after the role was changed to one that may do the same", async () => {
    const world = new World(app.databaseUrl);
    const person = world.memberOf(home, "owner");
    const headers = { ...sessionOf(person), ...within(home) };
    await world.save();
    const id = randomUUID();
    const first = await create(id, { name: "Before" }, headers);
    await sql(app.databaseUrl, "UPDATE memberships SET role = 'member' WHERE user_id = $1", [person.id]);
    const again = await create(id, { name: "Before" }, headers);
    expect([again.status, again.json.id]).toEqual([201, first.json.id]);
  });

  it("replays nothing to a credential that lost the permission", async () => {
    const world = new World(app.databaseUrl);
    const person = world.memberOf(home, "member");
    const headers = { ...sessionOf(person), ...within(home) };
    await world.save();
    const id = randomUUID();
    expect((await create(id, { name: "Lost" }, headers)).status).toBe(201);
    await sql(app.databaseUrl, "UPDATE memberships SET role = 'viewer' WHERE user_id = $1", [person.id]);
    expect((await create(id, { name: "Lost" }, headers)).json.code).toBe("insufficient_role");
  });

  it("never stores or repeats a secret: the retry of a key's creation is a conflict that says what happened", async () => {
    const id = randomUUID();
    const name = `once-${id.slice(0, 8)}`;
    const request = {
      method: "POST",
      path: "/api/v1/api-keys",
      headers: { ...sessionOf(user), "idempotency-key": id },
      body: { name, role: "viewer" },
    };
    const first = await call(app.url, request);
    const again = await call(app.url, request);
    expect([first.status, again.status, again.json.code]).toEqual([201, 409, "conflict"]);
    const rows = await sql<{ text: string }>(
      app.databaseUrl,
      "SELECT r::text AS text FROM idempotency_records r WHERE key = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain(first.json.key.slice(8, 38));
    expect(await sql(app.databaseUrl, "SELECT 1 FROM api_keys WHERE name = $1", [name])).toHaveLength(1);
  });

  it("rejects a key that is not valid in a header", async () => {
    for (const id of [" ", "a b", "x".repeat(256), "é"]) {
      const { status, json } = await create(id);
      expect([status, json.errors?.[0]?.path]).toEqual([422, "Idempotency-Key"]);
    }
  });
});
