import pg from "pg";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { type Answer, call } from "../../support/client";
import { sql } from "../../support/database";
import { mailedLinks, tokenIn } from "../../support/mail";
import { until } from "../../support/until";
import { type Headers, type Person, type Place, sessionOf, World, within } from "../../support/world";

const app = inject("app");

const send = (headers: Headers, method: string, path: string, body?: unknown): Promise<Answer> =>
  call(app.url, { method, path, headers, ...(body !== undefined && { body }) });
const statusesOf = (answers: Answer[]): number[] => answers.map(({ status }) => status).sort();
const codeOf = ({ status, json }: Answer): unknown => [status, json?.code];

async function rolesIn({ id }: Place): Promise<Record<string, string>> {
  const rows = await sql<{ user_id: string; role: string }>(
    app.databaseUrl,
    "SELECT user_id, role FROM memberships WHERE organization_id = $1",
    [id],
  );
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
}

describe("an invitation", () => {
  let place: Place;
  let owner: Headers;
  let guest: Person;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    place = world.organization("Newsroom");
    owner = sessionOf(world.memberOf(place, "owner"));
    guest = world.user();
    await world.save();
  });

  const invite = (email: string, role = "member") =>
    send(owner, "POST", `/api/v1/organizations/${place.id}/invitations`, { email, role });
  const accept = (user: Person, token: string) =>
    send(sessionOf(user), "POST", "/api/v1/invitations/accept", { token });

  it("is mailed with a token that no answer holds, works once, and for its addressee only", async () => {
    const created = await invite(guest.email.toUpperCase(), "admin");
    expect([created.status, created.json.email, created.json.status]).toEqual([201, guest.email, "pending"]);
    const token = tokenIn(mailedLinks(app.dataDir, guest.email).at(-1) ?? "");
    expect(token).toMatch(/^[\w-]{43}$/);
    const list = await send(owner, "GET", `/api/v1/organizations/${place.id}/invitations`);
    expect(list.json.data).toMatchObject([{ id: created.json.id, email: guest.email, role: "admin" }]);
    for (const { text } of [created, list]) expect(text).not.toContain(token);

    const world = new World(app.databaseUrl);
    const other = world.user();
    await world.save();
    expect(codeOf(await accept(other, token))).toEqual([404, "not_found"]);
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(guest, token)));
    expect(statusesOf(answers)).toEqual([200, 404, 404, 404, 404, 404]);
    expect((await rolesIn(place))[guest.id]).toBe("admin");
    const joined = await sql(
      app.databaseUrl,
      "SELECT 1 FROM audit_events WHERE organization_id = $1 AND action = 'member.joined'",
      [place.id],
    );
    expect(joined).toHaveLength(1);
    expect(codeOf(await accept(guest, token))).toEqual([404, "not_found"]);
    expect(codeOf(await invite(guest.email))).toEqual([409, "conflict"]);
  });

  it("opens nothing once it has expired, was withdrawn, or was followed by another", async () => {
    const world = new World(app.databaseUrl);
    const [late, unwelcome, twice] = [world.user(), world.user(), world.user()];
    const expired = world.invitation(place, late.email, { expiresAt: new Date(Date.now() - 1000) });
    const withdrawn = world.invitation(place, unwelcome.email);
    const earlier = world.invitation(place, twice.email);
    await world.save();
    expect((await accept(late, expired.token)).status).toBe(404);
    const path = `/api/v1/organizations/${place.id}/invitations/${withdrawn.id}`;
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
      const { id, token } = world.invitation(place, user.email);
      await world.save();
      const [accepted, withdrawn] = await Promise.all([
        accept(user, token),
        send(owner, "DELETE", `/api/v1/organizations/${place.id}/invitations/${id}`),
      ]);
      expect([
        [200, 404],
        [404, 204],
      ]).toContainEqual([accepted.status, withdrawn.status]);
      expect((await rolesIn(place))[user.id]).toBe(accepted.status === 200 ? "member" : undefined);
    }
  });

  it("makes no owner", async () => {
    expect((await invite("someone@example.com", "owner")).status).toBe(422);
  });
});

describe("an organization always keeps an owner", () => {
  async function ownedBy(count: number): Promise<{ place: Place; owners: Person[]; admin: Person }> {
    const world = new World(app.databaseUrl);
    const place = world.organization();
    const owners = Array.from({ length: count }, () => world.memberOf(place, "owner"));
    const admin = world.memberOf(place, "admin");
    await world.save();
    return { place, owners, admin };
  }

  const leave = (place: Place, user: Person) =>
    send(sessionOf(user), "POST", `/api/v1/organizations/${place.id}/leave`);
  const setRole = (place: Place, by: Person, of: Person, role: string) =>
    send(sessionOf(by), "PATCH", `/api/v1/organizations/${place.id}/members/${of.id}`, { role });
  const remove = (place: Place, by: Person, user: Person) =>
    send(sessionOf(by), "DELETE", `/api/v1/organizations/${place.id}/members/${user.id}`);
  const transfer = (place: Place, by: Person, to: Person) =>
    send(sessionOf(by), "POST", `/api/v1/organizations/${place.id}/transfer`, { userId: to.id });

  it("the last one can neither leave nor be removed nor demoted", async () => {
    const { place, owners } = await ownedBy(1);
    const [only] = owners as [Person];
    for (const answer of [
      await leave(place, only),
      await remove(place, only, only),
      await setRole(place, only, only, "admin"),
    ]) {
      expect(codeOf(answer)).toEqual([409, "conflict"]);
    }
    expect((await rolesIn(place))[only.id]).toBe("owner");
  });

  it("an admin makes, changes and removes everyone but owners", async () => {
    const { place, owners, admin } = await ownedBy(2);
    const [owner] = owners as [Person];
    for (const answer of [
      await setRole(place, admin, admin, "owner"),
      await setRole(place, admin, owner, "viewer"),
      await remove(place, admin, owner),
    ]) {
      expect([answer.status, answer.json.code, answer.json.requiredPermission]).toEqual([
        403,
        "insufficient_role",
        "organization:transfer",
      ]);
    }
    expect((await setRole(place, admin, admin, "member")).status).toBe(200);
  });

  it("of all owners who go at once, by every way there is, one stays", async () => {
    for (let round = 0; round < 10; round++) {
      const { place, owners } = await ownedBy(3);
      const [a, b, c] = owners as [Person, Person, Person];
      const answers = await Promise.all([
        leave(place, a),
        remove(place, b, c),
        setRole(place, c, b, "viewer"),
        leave(place, c),
        setRole(place, a, a, "member"),
        leave(place, b),
      ]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(Object.values(await rolesIn(place))).toContain("owner");
    }
  });

  it("a transfer makes one owner of two, once, and only a member can be given it", async () => {
    const { place, owners, admin } = await ownedBy(1);
    const [owner] = owners as [Person];
    const world = new World(app.databaseUrl);
    const [newOwner, stranger] = [world.memberOf(place, "viewer"), world.user()];
    await world.save();
    for (const to of [stranger, owner]) {
      const { status, json } = await transfer(place, owner, to);
      expect([status, json.errors[0].path]).toEqual([422, "userId"]);
    }
    const answers = await Promise.all([transfer(place, owner, newOwner), transfer(place, owner, admin)]);
    expect(statusesOf(answers)).toEqual([204, 403]);
    const roles = await rolesIn(place);
    const won = answers[0]?.status === 204 ? newOwner : admin;
    expect([roles[owner.id], roles[won.id]]).toEqual(["admin", "owner"]);
    expect(Object.values(roles).filter((role) => role === "owner")).toHaveLength(1);
  });
});

describe("a deleted organization", () => {
  it("is gone with everything in it, and a key scoped to it alone reaches nothing", async () => {
    const world = new World(app.databaseUrl);
    const [place, other] = [world.organization(), world.organization()];
    const owner = world.memberOf(place, "owner");
    world.membership(owner, other, "owner");
    const project = world.project(place, owner);
    const scoped = world.apiKey(owner, { organizationIds: [place.id] });
    const wide = world.apiKey(owner);
    await world.save();
    const session = sessionOf(owner);
    expect((await send(session, "DELETE", `/api/v1/organizations/${place.slug}`)).status).toBe(204);
    for (const headers of [session, wide.headers, scoped.headers]) {
      const inside = { ...headers, ...within(place) };
      expect((await send(inside, "GET", `/api/v1/projects/${project}`)).json.code).toBe("organization_not_found");
      expect((await send(headers, "DELETE", `/api/v1/organizations/${place.id}`)).status).toBe(404);
    }
    expect((await send(scoped.headers, "GET", "/api/v1/me")).json.code).toBe("organization_not_found");
    expect((await send(scoped.headers, "GET", "/api/v1/organizations")).json.data).toEqual([]);
    expect((await send(wide.headers, "GET", "/api/v1/me")).json.organization.id).toBe(other.id);
    const rows = await sql(app.databaseUrl, "SELECT 1 FROM projects WHERE id = $1", [project]);
    expect(rows).toEqual([]);
  });

  it("takes nothing in while it goes: what was on its way is told that it is gone", async () => {
    const world = new World(app.databaseUrl);
    const place = world.organization();
    const { headers } = world.apiKey(world.memberOf(place, "owner"));
    await world.save();
    const deletion = new pg.Client({ connectionString: app.databaseUrl });
    await deletion.connect();
    await deletion.query("BEGIN");
    await deletion.query("DELETE FROM organizations WHERE id = $1", [place.id]);
    const { rows } = await deletion.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const answer = send({ ...headers, ...within(place) }, "POST", "/api/v1/projects", { name: "Too late" });
    await until(
      "a statement waiting for the deletion",
      () =>
        sql(app.databaseUrl, "SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))", [rows[0]?.pid]),
      (waiting) => waiting.length > 0,
    );
    await deletion.query("COMMIT");
    await deletion.end();
    expect(codeOf(await answer)).toEqual([404, "organization_not_found"]);
  });
});
