import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, inParallel } from "../../support/client";
import { type CountingProxy, startCountingProxy } from "../../support/counting-proxy";
import { createDatabase, sql } from "../../support/database";
import { type RunningServer, startServer } from "../../support/server";
import { until } from "../../support/until";
import { type MintedKey, type Person, sessionOf, World } from "../../support/world";

describe("last used is honest: seen soon, written at most once a minute, never waited for", () => {
  const { postgresUrl, template } = inject("app");
  let databaseUrl: string;
  let proxy: CountingProxy;
  let server: RunningServer;
  let user: Person;

  beforeAll(async () => {
    databaseUrl = await createDatabase(postgresUrl, template);
    proxy = await startCountingProxy(databaseUrl);
    server = await startServer({ databaseUrl: proxy.url });
    const world = new World(databaseUrl);
    user = world.memberOf(world.organization(), "member");
    await world.save();
  });

  afterAll(async () => {
    await server.stop();
    await proxy.stop();
  });

  async function newKey(): Promise<MintedKey> {
    const world = new World(databaseUrl);
    const key = world.apiKey(user);
    await world.save();
    return key;
  }

  const use = (key: MintedKey) => call(server.url, { path: "/api/v1/me", headers: key.headers });
  const shown = async (key: MintedKey): Promise<number> => {
    const { json } = await call(server.url, { path: `/api/v1/api-keys/${key.id}`, headers: sessionOf(user) });
    return json.lastUsedAt === null ? 0 : Date.parse(json.lastUsedAt);
  };
  const writes = () => proxy.texts().filter((text) => text.includes("last_used_at = ")).length;

  it("a first use is seen at once", async () => {
    const key = await newKey();
    expect(await shown(key)).toBe(0);
    const before = Date.now();
    await use(key);
    const lastUsedAt = await until("lastUsedAt", () => shown(key), Boolean, 5_000);
    expect(lastUsedAt).toBeGreaterThanOrEqual(before);
    expect(lastUsedAt).toBeLessThanOrEqual(Date.now());
  });

  it("a use long after the one before is seen at once", async () => {
    const key = await newKey();
    await sql(databaseUrl, "UPDATE api_keys SET last_used_at = now() - interval '10 minutes' WHERE id = $1", [key.id]);
    const before = Date.now();
    await use(key);
    await until(
      "lastUsedAt",
      () => shown(key),
      (lastUsedAt) => lastUsedAt >= before,
      5_000,
    );
  });

  it("300 uses within a minute cost one write", async () => {
    const key = await newKey();
    const before = writes();
    await inParallel(Array.from({ length: 300 }), 24, () => use(key));
    await until("lastUsedAt", () => shown(key), Boolean, 5_000);
    await inParallel(Array.from({ length: 50 }), 24, () => use(key));
    expect(writes() - before).toBe(1);
  });

  it("no request waits for the write", async () => {
    const key = await newKey();
    const blocker = new pg.Client({ connectionString: databaseUrl });
    await blocker.connect();
    await blocker.query("BEGIN");
    await blocker.query("SELECT 1 FROM api_keys WHERE id = $1 FOR UPDATE", [key.id]);
    expect((await use(key)).status).toBe(200);
    expect((await use(key)).status).toBe(200);
    expect(await shown(key)).toBe(0);
    await blocker.query("COMMIT");
    await blocker.end();
    await until("lastUsedAt", () => shown(key), Boolean, 15_000);
  });

  it("a rejected key does not count as used", async () => {
    const key = await newKey();
    await sql(databaseUrl, "UPDATE api_keys SET revoked_at = now() WHERE id = $1", [key.id]);
    const before = writes();
    expect((await use(key)).status).toBe(401);
    expect(await shown(key)).toBe(0);
    expect(writes() - before).toBe(0);
  });
});
