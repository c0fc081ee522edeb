import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call } from "../../support/client";
import { createDatabase, databaseNameOf, dumpDatabase } from "../../support/database";
import { RESULTS } from "../../support/results";
import { HOST, type RunningServer, startServer } from "../../support/server";
import { type Headers, type Organization, sessionOf, World, within } from "../../support/world";

/** A secret in the forms it could be hidden in. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  // Base64 depends on where in a group of three bytes the secret begins; the outer characters encode its neighbors too.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(4, -4),
  );
  return [secret, bytes.toString("hex"), [...secret].reverse().join(""), ...base64].map((form) => Buffer.from(form));
}

describe("the full key is in its create response and nowhere else", () => {
  const { postgresUrl, template } = inject("app");
  const responses: ApiResponse[] = [];
  let databaseUrl: string;
  let server: RunningServer;
  let organization: Organization;
  let session: Headers;
  let keys: string[];

  beforeAll(async () => {
    databaseUrl = await createDatabase(postgresUrl, template);
    server = await startServer({ databaseUrl, env: { LOG_LEVEL: "trace" } });
    const world = new World(databaseUrl);
    organization = world.organization();
    session = { ...sessionOf(world.memberOf(organization, "owner")), ...within(organization) };
    await world.save();
  });

  afterAll(() => server.stop());

  const send = async (path: string, headers: Headers, method = "GET", body?: unknown): Promise<ApiResponse> => {
    const response = await call(server.url, { method, path, headers, ...(body !== undefined && { body }) });
    responses.push(response);
    return response;
  };

  it("after keys were created, used, sent in every wrong place, rotated, and revoked", async () => {
    const made: ApiResponse[] = [];
    for (const name of ["one", "two"])
      made.push(await send("/api/v1/api-keys", session, "POST", { name, role: "admin" }));
    const [first, second] = made.map(({ json }) => json);
    const bearer = { authorization: `Bearer ${first.key}` };
    await send("/api/v1/me", bearer);
    await send("/api/v1/projects", bearer, "POST", { name: "x", nonsense: true });
    await send("/api/v1/projects", { ...bearer, "idempotency-key": "secrecy-1" }, "POST", { name: "Once" });
    await send("/api/v1/api-keys", { ...session, "idempotency-key": "secrecy-2" }, "POST", {
      name: "three",
      role: "viewer",
    });
    await send("/api/v1/projects", bearer, "POST", "{");
    for (const key of [first.key, second.key]) {
      await send(`/api/v1/me?api_key=${key}`, {});
      await send(`/api/v1/projects/${key}`, bearer);
      await send(`/api/v1/${key}`, {});
      await send("/api/v1/me", { authorization: key });
      await send("/api/v1/me", { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` });
      await send("/api/v1/me", { authorization: `Bearer ${key}x` });
      await send("/api/v1/me", { authorization: `Bearer ${key.slice(0, -1)}` });
      await send("/api/v1/me", { "x-api-key": key, cookie: `next-auth.session-token=${key}` });
      await send("/api/v1/me", { ...bearer, "crowdee-organization": key });
      await send("/api/v1/me", { ...bearer, "x-request-id": key });
      await send(`/api/v1/projects?cursor=${key}`, bearer);
      await send("/api/v1/projects", bearer, "POST", { [key]: key });
      await send("/api/auth/sign-up", {}, "POST", { email: key, password: key });
      await send(`/sign-in?callbackUrl=/${key}`, {});
    }
    made.push(await send(`/api/v1/api-keys/${first.id}/rotate`, session, "POST", {}));
    await send("/api/v1/me", bearer);
    await send(`/api/v1/api-keys/${second.id}`, session, "DELETE");
    await send("/api/v1/api-keys", session);
    await send("/settings/api-keys", session);
    await send("/api/v1/organizations", session);
    await send(`/api/v1/organizations/${organization.id}/audit-events`, session);
    keys = made.map(({ json }) => json.key);
    expect(new Set(keys).size).toBe(3);
  });

  it("each was returned once", () => {
    for (const key of keys) {
      const holders = responses.filter(
        ({ text, headers }) => text.includes(key) || JSON.stringify(headers).includes(key),
      );
      expect(holders.map(({ status, text }) => [status, text.split(key).length - 1])).toEqual([[201, 1]]);
    }
  });

  it("no other response contains more of it than the hint shows", () => {
    for (const key of keys) {
      const secret = key.slice(16);
      expect(responses.filter(({ text }) => text.includes(secret) && !text.includes(key))).toEqual([]);
    }
  });

  it("the server's output, its data folder, its caches, and the database contain it in no form", async () => {
    await dumpDatabase(databaseUrl);
    const dump = join(RESULTS, `dump-${databaseNameOf(databaseUrl)}.sql`);
    const files = [dump, ...(await filesIn(server.dataDir)), ...(await filesIn(".next"))];
    const forms = keys.flatMap((key) => formsOf(key.slice(8)));
    for (const file of files) {
      const bytes = await readFile(file);
      for (const form of forms) if (bytes.includes(form)) expect.fail(`${file} contains a key`);
    }
    const output = Buffer.from(server.output());
    expect(forms.filter((form) => output.includes(form))).toEqual([]);
    expect((await readFile(dump, "utf8")).length).toBeGreaterThan(1000);
    // Next alone logs no requests.
    expect(server.output().length).toBeGreaterThan(HOST === "next" ? 0 : 1000);
  });

  it("sessions and access tokens are in no log either", () => {
    expect(server.output()).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\./);
    expect(server.output()).not.toContain("next-auth.session-token=");
  });
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
