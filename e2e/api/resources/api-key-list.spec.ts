import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import { sql } from "../../support/database";
import { type Headers, sessionOf, World } from "../../support/world";

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

describe("the list of API keys", () => {
  const app = inject("app");
  let session: Headers;
  let publicId: string;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    const user = world.memberOf(world.organization(), "owner");
    session = sessionOf(user);
    // Ids sort by the millisecond they were made in.
    const apiKey = async (fields: Parameters<World["apiKey"]>[1]) => {
      await pause(2);
      return world.apiKey(user, fields);
    };
    await apiKey({ name: "delta", expiresAt: inDays(13) });
    const { key } = await apiKey({ name: "alpha", expiresAt: inDays(15) });
    const used = await apiKey({ name: "charlie" });
    await apiKey({ name: "bravo_100%" });
    await apiKey({ name: "over", expiresAt: inDays(-1) });
    await apiKey({ name: "gone", expiresAt: inDays(5), revokedAt: inDays(-2) });
    publicId = key.slice("crowdee_".length, "crowdee_".length + 8);
    world.apiKey(world.memberOf(world.organization(), "owner"), { name: "delta of somebody else" });
    await world.save();
    await sql(app.databaseUrl, "UPDATE api_keys SET last_used_at = now() WHERE id = $1", [used.id]);
  });

  const list = (query: string) => call(app.url, { path: `/api/v1/api-keys?${query}`, headers: session });
  const namesOf = async (query: string) => {
    const { status, json } = await list(query);
    expect(status, query).toBe(200);
    return (json.data as { name: string }[]).map(({ name }) => name);
  };

  it.each([
    ["", ["gone", "over", "bravo_100%", "charlie", "alpha", "delta"]],
    ["status=active", ["bravo_100%", "charlie", "alpha", "delta"]],
    ["status=expiring", ["delta"]],
    ["status=expired", ["over"]],
    ["status=revoked", ["gone"]],
    ["q=ALP", ["alpha"]],
    ["q=%25", ["bravo_100%"]],
    ["q=o_1", ["bravo_100%"]],
    ["q=a_p", []],
    ["q=a&status=active", ["bravo_100%", "charlie", "alpha", "delta"]],
    ["sort=name&status=active", ["alpha", "bravo_100%", "charlie", "delta"]],
    ["sort=lastUsed&status=active", ["charlie", "bravo_100%", "alpha", "delta"]],
    ["sort=expires&status=active", ["delta", "alpha", "bravo_100%", "charlie"]],
  ])("%s lists %j", async (query, names) => {
    expect(await namesOf(query)).toEqual(names);
  });

  it("finds a key by its public id", async () => {
    expect(await namesOf(`q=${publicId}`)).toEqual(["alpha"]);
  });

  it.each(["newest", "name", "lastUsed", "expires"])("pages through the whole list sorted by %s", async (sort) => {
    const whole = await namesOf(`sort=${sort}`);
    const paged: string[] = [];
    let cursor = "";
    do {
      const { json } = await list(`sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...(json.data as { name: string }[]).map(({ name }) => name));
      cursor = (json.nextCursor as string | null) ?? "";
    } while (cursor);
    expect(paged).toEqual(whole);
  });

  it.each(["status=dead", "sort=color", `q=${"x".repeat(65)}`])("rejects %s with 422", async (query) => {
    expect((await list(query)).status).toBe(422);
  });
});
