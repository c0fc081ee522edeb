import { beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import { type Headers, sessionOf, World, within } from "../../support/world";

describe("lists are paged: complete, in order, and never past their cursor", () => {
  const app = inject("app");
  let headers: Headers;
  let expected: string[];

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    const organization = world.organization();
    const user = world.memberOf(organization, "owner");
    headers = { ...sessionOf(user), ...within(organization) };
    expected = Array.from({ length: 57 }, (_, index) => world.project(organization, user, `Project ${index}`));
    // The API orders by id; ids made within one millisecond are in no particular order.
    expected.sort().reverse();
    await world.save();
  });

  const list = (query = "") => call(app.url, { path: `/api/v1/projects${query}`, headers });
  const idsOf = (data: { id: string }[]) => data.map(({ id }) => id);

  it.each([1, 7, 19, 56, 57, 58, 100])("limit=%d pages through all of them, each once", async (limit) => {
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { json } = await list(`?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(json.data.length).toBeLessThanOrEqual(limit);
      seen.push(...idsOf(json.data));
      cursor = json.nextCursor;
    }
    expect(seen).toEqual(expected);
  });

  it("returns 25 items by default", async () => {
    const { json } = await list();
    expect(idsOf(json.data)).toEqual(expected.slice(0, 25));
    expect(json.nextCursor).toEqual(expect.any(String));
  });

  it("neither repeats nor skips when items are added and deleted between pages", async () => {
    const first = await list("?limit=5");
    const added = await call(app.url, { method: "POST", path: "/api/v1/projects", headers, body: { name: "New" } });
    const last = idsOf(first.json.data).at(-1);
    await call(app.url, { method: "DELETE", path: `/api/v1/projects/${last}`, headers });
    const { json } = await list(`?limit=5&cursor=${first.json.nextCursor}`);
    expect(idsOf(json.data)).toEqual(expected.slice(5, 10));
    await call(app.url, { method: "DELETE", path: `/api/v1/projects/${added.json.id}`, headers });
  });

  it("rejects a cursor that no list returned", async () => {
    const ofKeys = Buffer.from("key_01k2x8yq4v7m3n9r5t6w8z0a1b").toString("base64url");
    const beyond = Buffer.from("prj_01k2x8yq4v7m3n9r5t6w8z0a1b' OR 1=1").toString("base64url");
    for (const cursor of ["x", "%00", "%27", ofKeys, beyond, "null", "0", "-1", "e30"]) {
      const { status, json } = await list(`?cursor=${cursor}`);
      expect([400, 422], cursor).toContain(status);
      expect(["invalid_cursor", "validation_failed"], cursor).toContain(json.code);
    }
    expect((await list(`?cursor=${ofKeys}`)).json.code).toBe("invalid_cursor");
  });
});
