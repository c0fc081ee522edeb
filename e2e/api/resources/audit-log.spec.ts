import { beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { type Headers, type Organization, type Person, sessionOf, World } from "../../support/world";

const app = inject("app");

const send = (headers: Headers, method: string, path: string, body?: unknown): Promise<ApiResponse> =>
  call(app.url, { method, path, headers, ...(body !== undefined && { body }) });

/** The newest event that a list shows. */
async function newest(headers: Headers, path: string): Promise<ApiResponse["json"]> {
  const { status, json, text } = await send(headers, "GET", `${path}?limit=1`);
  expect(status, text).toBe(200);
  return json.data[0];
}

const ADDRESS = { clientAddress: "127.0.0.1", requestId: expect.any(String) };

describe("the audit log of an organization", () => {
  let organization: Organization;
  let owner: Person;
  let session: Headers;
  let member: Person;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    organization = world.organization("Newsroom");
    owner = world.memberOf(organization, "owner");
    session = sessionOf(owner);
    member = world.memberOf(organization, "viewer");
    await world.save();
  });

  const path = () => `/api/v1/organizations/${organization.id}`;
  const last = () => newest(session, `${path()}/audit-events`);

  it("says who changed a role, from what to what, from where, with which credential and by which request", async () => {
    const requestId = "role-change-1";
    const headers = { ...session, "x-request-id": requestId };
    expect((await send(headers, "PATCH", `${path()}/members/${member.id}`, { role: "admin" })).status).toBe(200);
    expect(await last()).toMatchObject({
      action: "member.role_changed",
      actor: { userId: owner.id, name: owner.name },
      credential: { type: "session" },
      target: { id: member.id, name: member.name },
      changes: [{ field: "role", from: "viewer", to: "admin" }],
      clientAddress: "127.0.0.1",
      requestId,
    });
  });

  it("says what an organization was called before, and nothing of what stayed", async () => {
    expect((await send(session, "PATCH", path(), { name: "The Newsroom" })).status).toBe(200);
    expect(await last()).toMatchObject({
      action: "organization.updated",
      changes: [{ field: "name", from: "Newsroom", to: "The Newsroom" }],
      ...ADDRESS,
    });
  });

  it("names the key that something was done with", async () => {
    const world = new World(app.databaseUrl);
    const key = world.apiKey(owner);
    await world.save();
    expect((await send(key.headers, "POST", "/api/v1/projects", { name: "Photos" })).status).toBe(201);
    expect(await last()).toMatchObject({ action: "project.created", credential: { type: "api_key", id: key.id } });
  });
});

describe("the audit log of an account", () => {
  const PATH = "/api/v1/account/audit-events";
  let person: Person;
  let session: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    person = world.memberOf(world.organization(), "owner");
    session = sessionOf(person);
    await world.save();
  });

  it("is only read in a browser session of the person", async () => {
    const world = new World(app.databaseUrl);
    const key = world.apiKey(person);
    await world.save();
    const { status, json } = await send(key.headers, "GET", PATH);
    expect([status, json.code]).toEqual([403, "session_required"]);
  });

  it("records a key from its creation to its revocation", async () => {
    const created = await send(session, "POST", "/api/v1/api-keys", { name: "ci-pipeline", role: "member" });
    const { id } = created.json;
    const of = { actor: { userId: person.id, name: person.name }, credential: { type: "session" }, ...ADDRESS };
    expect(await newest(session, PATH)).toMatchObject({
      action: "api_key.created",
      target: { id, name: "ci-pipeline" },
      changes: [{ field: "role", from: null, to: "member" }],
      ...of,
    });
    await send(session, "PATCH", `/api/v1/api-keys/${id}`, { name: "ci" });
    expect(await newest(session, PATH)).toMatchObject({
      action: "api_key.renamed",
      target: { id, name: "ci" },
      changes: [{ field: "name", from: "ci-pipeline", to: "ci" }],
      ...of,
    });
    await send(session, "POST", `/api/v1/api-keys/${id}/rotate`, {});
    expect(await newest(session, PATH)).toMatchObject({ action: "api_key.rotated", target: { id, name: "ci" }, ...of });
    await send(session, "DELETE", `/api/v1/api-keys/${id}`);
    await send(session, "DELETE", `/api/v1/api-keys/${id}`);
    const { json } = await send(session, "GET", `${PATH}?limit=2`);
    expect(json.data).toMatchObject([
      { action: "api_key.revoked", target: { id, name: "ci" }, ...of },
      { action: "api_key.rotated" },
    ]);
  });

  it("records that a token was made", async () => {
    await send(session, "POST", "/api/v1/tokens");
    expect(await newest(session, PATH)).toMatchObject({ action: "access_token.created", ...ADDRESS });
  });
});
