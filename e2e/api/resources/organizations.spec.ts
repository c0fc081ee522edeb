import pg from "pg";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { sql } from "../../support/database";
import { mailedLinks, tokenIn } from "../../support/mail";
import { until } from "../../support/until";
import { type Headers, type Organization, type Person, sessionOf, World, within } from "../../support/world";

const app = inject("app");

const send = (headers: Headers, method: string, path: string, body?: unknown): Promise<ApiResponse> =>
  call(app.url, { method, path, headers, ...(body !== undefined && { body }) });
const statusesOf = (responses: ApiResponse[]): number[] => responses.map(({ status }) => status).sort();
const codeOf = ({ status, json }: ApiResponse): unknown => [status, json?.code];

async function rolesIn({ id }: Organization): Promise<Record<string, string>> {
  const rows = await sql<{ user_id: string; role: string }>(
    app.databaseUrl,
    "SELECT user_id, role FROM memberships WHERE organization_id = $1",
    [id],
  );
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
}

describe("an invitation", () => {
  let organization: Organization;
  let owner: Headers;
  let guest: Person;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    organization = world.organization("Newsroom");
    owner = sessionOf(world.memberOf(organization, "owner"));
    guest = world.user();
    await world.save();
  });

  const invite = (email: string, role = "member") =>
    send(owner, "POST", `/api/v1/organizations/${organization.id}/invitations`, { email, role });
  const accept = (user: Person, token: string) =>
    send(sessionOf(user), "POST", "/api/v1/invitations/accept", { token });

  it("is emailed with a token that no response contains, works once, and only for its addressee", async () => {
    const created = await invite(guest.email.toUpperCase(), "admin");
    expect([created.status, created.json.email, created.json.status]).toEqual([201, guest.email, "pending"]);
    const token = tokenIn(mailedLinks(app.dataDir, guest.email).at(-1) ?? "");
    expect(token).toMatch(/^[\w-]{43}$/);
    const list = await send(owner, "GET", `/api/v1/organizations/${organization.id}/invitations`);
    expect(list.json.data).toMatchObject([{ id: created.json.id, email: guest.email, role: "admin" }]);
    for (const { text } of [created, list]) expect(text).not.toContain(token);

    const world = new World(app.databaseUrl);
    const other = world.user();
    await world.save();
    expect(codeOf(await accept(other, token))).toEqual([404, "not_found"]);
    const responses = await Promise.all(Array.from({ length: 6 }, () => accept(guest, token)));
    expect(statusesOf(responses)).toEqual([200, 404, 404, 404, 404, 404]);
    expect((await rolesIn(organization))[guest.id]).toBe("admin");
    const joined = await sql(
      app.databaseUrl,
      "SELECT 1 FROM audit_events WHERE organization_id = $1 AND action = 'member.joined'",
      [organization.id],
    );
    expect(joined).toHaveLength(1);
    expect(codeOf(await accept(guest, token))).toEqual([404, "not_found"]);
    expect(codeOf(await invite(guest.email))).toEqual([409, "conflict"]);
  });

  it("opens nothing once it has expired, was withdrawn, or was followed by another", async () => {
    const world = new World(app.databaseUrl);
    const [late, unwelcome, twice] = [world.user(), world.user(), world.user()];
    const expired = world.invitation(organization, late.email, { expiresAt: new Date(Date.now() - 1000) });
    const withdrawn = world.invitation(organization, unwelcome.email);
    const earlier = world.invitation(organization, twice.email);
    await world.save();
    expect((await accept(late, expired.token)).status).toBe(404);
    const path = `/api/v1/organizations/${organization.id}/invitations/${withdrawn.id}`;
    expect((await send(owner, "DELETE", path)).status).toBe(204);
    expect((await send(owner, "DELETE", path)).status).toBe(404);
    expect((await accept(unwelcome, withdrawn.token)).status).toBe(404);
    expect((await invite(twice.email)).status).toBe(201);
    expect((await accept(twice, earlier.token)).status).toBe(404);
    const later = tokenIn(mailedLinks(app.dataDir, twice.email).at(-1) ?? "");
    expect((await accept(twice, later)).status).toBe(200);
  });

  it("is either accepted or withdrawn when both happen at once", async () => {
    for (let round = 0; round < 10; round++) {
      const world = new World(app.databaseUrl);
      const user = world.user();
      const { id, token } = world.invitation(organization, user.email);
      await world.save();
      const [accepted, withdrawn] = await Promise.all([
        accept(user, token),
        send(owner, "DELETE", `/api/v1/organizations/${organization.id}/invitations/${id}`),
      ]);
      expect([
        [200, 404],
        [404, 204],
      ]).toContainEqual([accepted.status, withdrawn.status]);
      expect((await rolesIn(organization))[user.id]).toBe(accepted.status === 200 ? "member" : undefined);
    }
  });

  it("is withdrawn when the member who made it is removed", async () => {
    const world = new World(app.databaseUrl);
    const admin = world.memberOf(organization, "admin");
    await world.save();
    const path = `/api/v1/organizations/${organization.id}`;
    const body = { email: `by-${admin.id}@example.com`, role: "admin" };
    const { json } = await send(sessionOf(admin), "POST", `${path}/invitations`, body);
    expect((await send(owner, "DELETE", `${path}/members/${admin.id}`)).status).toBe(204);
    const { json: open } = await send(owner, "GET", `${path}/invitations`);
    expect(open.data.map(({ id }: { id: string }) => id)).not.toContain(json.id);
  });

  it("makes no owner", async () => {
    expect((await invite("someone@example.com", "owner")).status).toBe(422);
  });
});

describe("invitations cannot be used to flood anyone: however many are sent at once", () => {
  let organization: Organization;
  let owner: Person;

  beforeEach(async () => {
    const world = new World(app.databaseUrl);
    organization = world.organization();
    owner = world.memberOf(organization, "owner");
    await world.save();
  });

  const invite = (email: string) =>
    send(sessionOf(owner), "POST", `/api/v1/organizations/${organization.id}/invitations`, { email, role: "member" });
  const guest = (index: number) => `guest-${index}-of-${organization.slug}@example.com`;
  const countedBefore = (subject: string, count: number, daysAgo = 0) =>
    sql(app.databaseUrl, "INSERT INTO mail_counts VALUES ($1, (now() AT TIME ZONE 'utc')::date - $3::int, $2)", [
      subject,
      count,
      daysAgo,
    ]);

  it("an address gets ten a day, and whoever asks for more is told why and when to try again", async () => {
    const responses = await Promise.all(Array.from({ length: 15 }, () => invite(guest(0))));
    expect(statusesOf(responses)).toEqual([...Array(10).fill(201), ...Array(5).fill(429)]);
    expect(mailedLinks(app.dataDir, guest(0))).toHaveLength(10);
    const { json, headers } = await invite(guest(0));
    expect(json).toMatchObject({ code: "rate_limited", policy: "mail", limit: 10, windowSeconds: 86_400 });
    expect(json.detail).toMatch(/to one address per day/);
    expect(headers["retry-after"]).toBe(String(json.retryAfterSeconds));
    expect((await invite(guest(1))).status).toBe(201);
  });

  it.each([
    ["a person sends a hundred a day", () => `invitation sender ${owner.id}`, 95],
    ["an organization sends two hundred a day", () => `invitation organization ${organization.id}`, 195],
  ])("%s, and the others leave nothing behind", async (_, subject, before) => {
    await countedBefore(subject(), before);
    const responses = await Promise.all(Array.from({ length: 12 }, (_, index) => invite(guest(index))));
    expect(statusesOf(responses)).toEqual([...Array(5).fill(201), ...Array(7).fill(429)]);
    const rows = await sql(app.databaseUrl, "SELECT 1 FROM invitations WHERE organization_id = $1", [organization.id]);
    expect(rows).toHaveLength(5);
  });

  it("a day later all of it is forgotten", async () => {
    await countedBefore(`invitation sender ${owner.id}`, 100, 1);
    expect((await invite(guest(0))).status).toBe(201);
  });
});

describe("an organization always keeps an owner", () => {
  async function ownedBy(count: number): Promise<{ organization: Organization; owners: Person[]; admin: Person }> {
    const world = new World(app.databaseUrl);
    const organization = world.organization();
    const owners = Array.from({ length: count }, () => world.memberOf(organization, "owner"));
    const admin = world.memberOf(organization, "admin");
    await world.save();
    return { organization, owners, admin };
  }

  const leave = (organization: Organization, user: Person) =>
    send(sessionOf(user), "POST", `/api/v1/organizations/${organization.id}/leave`);
  const setRole = (organization: Organization, by: Person, of: Person, role: string) =>
    send(sessionOf(by), "PATCH", `/api/v1/organizations/${organization.id}/members/${of.id}`, { role });
  const remove = (organization: Organization, by: Person, user: Person) =>
    send(sessionOf(by), "DELETE", `/api/v1/organizations/${organization.id}/members/${user.id}`);
  const transfer = (organization: Organization, by: Person, to: Person) =>
    send(sessionOf(by), "POST", `/api/v1/organizations/${organization.id}/transfer`, { userId: to.id });

  it("the last one can neither leave nor be removed nor demoted", async () => {
    const { organization, owners } = await ownedBy(1);
    const [only] = owners as [Person];
    for (const response of [
      await leave(organization, only),
      await remove(organization, only, only),
      await setRole(organization, only, only, "admin"),
    ]) {
      expect(codeOf(response)).toEqual([409, "conflict"]);
    }
    expect((await rolesIn(organization))[only.id]).toBe("owner");
  });

  it("an admin makes, changes and removes everyone but owners", async () => {
    const { organization, owners, admin } = await ownedBy(2);
    const [owner] = owners as [Person];
    for (const response of [
      await setRole(organization, admin, admin, "owner"),
      await setRole(organization, admin, owner, "viewer"),
      await remove(organization, admin, owner),
    ]) {
      expect([response.status, response.json.code, response.json.requiredPermission]).toEqual([
        403,
        "insufficient_role",
        "organization:transfer",
      ]);
    }
    expect((await setRole(organization, admin, admin, "member")).status).toBe(200);
  });

  it("of two admins who demote each other at once, one stays an admin", async () => {
    for (let round = 0; round < 10; round++) {
      const { organization, admin } = await ownedBy(1);
      const world = new World(app.databaseUrl);
      const other = world.memberOf(organization, "admin");
      await world.save();
      const responses = await Promise.all([
        setRole(organization, admin, other, "viewer"),
        setRole(organization, other, admin, "viewer"),
      ]);
      expect(statusesOf(responses)).toEqual([200, 403]);
    }
  });

  it("of all owners who leave at once, in every possible way, one remains", async () => {
    for (let round = 0; round < 10; round++) {
      const { organization, owners } = await ownedBy(3);
      const [a, b, c] = owners as [Person, Person, Person];
      const responses = await Promise.all([
        leave(organization, a),
        remove(organization, b, c),
        setRole(organization, c, b, "viewer"),
        leave(organization, c),
        setRole(organization, a, a, "member"),
        leave(organization, b),
      ]);
      expect(responses.filter(({ status }) => status >= 500)).toEqual([]);
      expect(Object.values(await rolesIn(organization))).toContain("owner");
    }
  });

  it("a transfer makes one owner of two, once, and only a member can be given it", async () => {
    const { organization, owners, admin } = await ownedBy(1);
    const [owner] = owners as [Person];
    const world = new World(app.databaseUrl);
    const [newOwner, outsider] = [world.memberOf(organization, "viewer"), world.user()];
    await world.save();
    for (const to of [outsider, owner]) {
      const { status, json } = await transfer(organization, owner, to);
      expect([status, json.errors[0].path]).toEqual([422, "userId"]);
    }
    const responses = await Promise.all([
      transfer(organization, owner, newOwner),
      transfer(organization, owner, admin),
    ]);
    expect(statusesOf(responses)).toEqual([204, 403]);
    const roles = await rolesIn(organization);
    const won = responses[0]?.status === 204 ? newOwner : admin;
    expect([roles[owner.id], roles[won.id]]).toEqual(["admin", "owner"]);
    expect(Object.values(roles).filter((role) => role === "owner")).toHaveLength(1);
  });
});

describe("a deleted organization", () => {
  it("is gone with everything in it, and a key scoped only to it reaches nothing", async () => {
    const world = new World(app.databaseUrl);
    const [organization, other] = [world.organization(), world.organization()];
    const owner = world.memberOf(organization, "owner");
    world.membership(owner, other, "owner");
    const project = world.project(organization, owner);
    const scoped = world.apiKey(owner, { organizationIds: [organization.id] });
    const wide = world.apiKey(owner);
    await world.save();
    const session = sessionOf(owner);
    expect((await send(session, "DELETE", `/api/v1/organizations/${organization.slug}`)).status).toBe(204);
    for (const headers of [session, wide.headers, scoped.headers]) {
      const inside = { ...headers, ...within(organization) };
      expect((await send(inside, "GET", `/api/v1/projects/${project}`)).json.code).toBe("organization_not_found");
      expect((await send(headers, "GET", `/api/v1/organizations/${organization.id}`)).status).toBe(404);
    }
    for (const [{ headers }, reachable] of [
      [scoped, []],
      [wide, [other.id]],
    ] as const) {
      expect((await send(headers, "GET", "/api/v1/me")).json.organization).toBeNull();
      const listed = (await send(headers, "GET", "/api/v1/organizations")).json.data;
      expect(listed.map(({ id }: { id: string }) => id)).toEqual(reachable);
      expect(codeOf(await send(headers, "GET", "/api/v1/projects"))).toEqual([400, "organization_required"]);
    }
    const rows = await sql(app.databaseUrl, "SELECT 1 FROM projects WHERE id = $1", [project]);
    expect(rows).toEqual([]);
  });

  it("accepts nothing while it is deleted: a request under way gets 404", async () => {
    const world = new World(app.databaseUrl);
    const organization = world.organization();
    const { headers } = world.apiKey(world.memberOf(organization, "owner"));
    await world.save();
    const deletion = new pg.Client({ connectionString: app.databaseUrl });
    await deletion.connect();
    await deletion.query("BEGIN");
    await deletion.query("DELETE FROM organizations WHERE id = $1", [organization.id]);
    const { rows } = await deletion.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const response = send({ ...headers, ...within(organization) }, "POST", "/api/v1/projects", { name: "Too late" });
    await until(
      "a statement waiting for the deletion",
      () =>
        sql(app.databaseUrl, "SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))", [rows[0]?.pid]),
      (waiting) => waiting.length > 0,
    );
    await deletion.query("COMMIT");
    await deletion.end();
    expect(codeOf(await response)).toEqual([404, "organization_not_found"]);
  });
});
