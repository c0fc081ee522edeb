import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { curlLine } from "@/components/api-keys/curl-line";
import { call } from "../../support/client";
import { type Headers, type Organization, sessionOf, World, within } from "../../support/world";

/**
 * The guarantee: a key that works today keeps working. Nothing its owner does elsewhere changes what its requests mean, and
 * when its organization is gone it never acts in another one.
 */
describe("the default organization of a key", () => {
  const app = inject("app");

  async function newOwner() {
    const world = new World(app.databaseUrl);
    const home = world.organization("Home");
    const user = world.memberOf(home, "owner");
    const session = sessionOf(user);
    await world.save();
    return { user, home, session };
  }

  const send = (headers: Headers, method: string, path: string, body?: unknown) =>
    call(app.url, { method, path: `/api/v1${path}`, headers, ...(body !== undefined && { body }) });

  async function createKey(session: Headers, input: object = {}) {
    const { status, json } = await send(session, "POST", "/api-keys", { name: "ci", role: "admin", ...input });
    expect(status).toBe(201);
    return { id: json.id as string, key: json.key as string, headers: { authorization: `Bearer ${json.key}` } };
  }

  /** Runs the line that the page shows with a new key, exactly as it stands there. */
  async function run(key: string) {
    const { stdout } = await promisify(execFile)("sh", ["-c", `${curlLine(app.url, key)} -s -w "\n%{http_code}"`]);
    const [status = "", ...text] = stdout.split("\n").reverse();
    return { status: Number(status), json: JSON.parse(text.reverse().join("\n")) };
  }

  async function expectToWorkIn(place: Organization, { key, headers }: { key: string; headers: Headers }) {
    const seen = await run(key);
    expect([seen.status, seen.json.organization.id]).toEqual([200, place.id]);
    const made = await send(headers, "POST", "/projects", { name: "Unattended" });
    expect(made.status).toBe(201);
    expect((await send({ ...headers, ...within(place) }, "GET", `/projects/${made.json.id}`)).status).toBe(200);
  }

  it("stays when its owner creates or joins a second, third and tenth organization, and renames the first", async () => {
    const { user, home, session } = await newOwner();
    const key = await createKey(session);
    await expectToWorkIn(home, key);
    for (let count = 2; count <= 10; count++) {
      if (count % 2 === 0) {
        expect((await send(session, "POST", "/organizations", { name: `Number ${count}` })).status).toBe(201);
      } else {
        const world = new World(app.databaseUrl);
        world.membership(user, world.organization(), "viewer");
        await world.save();
      }
      if ([2, 3, 10].includes(count)) await expectToWorkIn(home, key);
    }
    const renamed = await send(session, "PATCH", `/organizations/${home.id}`, {
      name: "Renamed",
      slug: `${home.slug}-2`,
    });
    expect(renamed.status).toBe(200);
    await expectToWorkIn(home, key);
    expect((await send(key.headers, "GET", "/me")).json.organizations).toHaveLength(10);
  });

  it("stays when its owner activates another organization", async () => {
    const { home, session } = await newOwner();
    const key = await createKey(session);
    const other = (await send(session, "POST", "/organizations", { name: "Other" })).json;
    expect((await send(session, "POST", `/organizations/${other.id}/activate`)).status).toBe(200);
    await expectToWorkIn(home, key);
  });

  it.each([
    ["left", async (home: Organization, session: Headers) => send(session, "POST", `/organizations/${home.id}/leave`)],
    ["deleted", async (home: Organization, session: Headers) => send(session, "DELETE", `/organizations/${home.id}`)],
  ])("is never replaced by another one when it was %s", async (how, end) => {
    const { home, session } = await newOwner();
    const key = await createKey(session);
    const other = (await send(session, "POST", "/organizations", { name: "Other" })).json;
    if (how === "left") {
      const world = new World(app.databaseUrl);
      world.memberOf(home, "owner");
      await world.save();
    }
    expect((await end(home, session)).status).toBe(204);

    const rejected = await send(key.headers, "GET", "/projects");
    expect([rejected.status, rejected.json.code]).toEqual([400, "organization_required"]);
    expect(rejected.json.organizations).toEqual([{ id: other.id, slug: other.slug, name: other.name }]);
    expect((await send(key.headers, "POST", "/projects", { name: "Astray" })).status).toBe(400);
    const seen = await run(key.key);
    expect(seen.status).toBe(200);
    expect(seen.json).toMatchObject({ organization: null, role: null, permissions: [] });
    expect(seen.json.organizations).toEqual([
      { id: other.id, slug: other.slug, name: other.name, role: "owner", effectiveRole: "admin" },
    ]);
    expect(seen.json.principal.defaultOrganizationId).toBe(home.id);
    expect((await send({ ...key.headers, "crowdee-organization": other.id }, "GET", "/projects")).status).toBe(200);
    expect((await send({ ...key.headers, ...within(home) }, "GET", "/me")).status).toBe(404);
  });

  it("is none for a key made by someone without an organization, and does not appear later", async () => {
    const world = new World(app.databaseUrl);
    const user = world.user();
    await world.save();
    const session = sessionOf(user);
    const key = await createKey(session);
    const none = await send(key.headers, "GET", "/projects");
    expect([none.status, none.json.organizations]).toEqual([400, []]);
    const later = (await send(session, "POST", "/organizations", { name: "Later" })).json;
    expect((await send(key.headers, "GET", "/projects")).json.organizations).toMatchObject([{ id: later.id }]);
    expect((await run(key.key)).json).toMatchObject({ organization: null, organizations: [{ id: later.id }] });
  });
});
