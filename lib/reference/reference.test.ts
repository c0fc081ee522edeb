import { execFile } from "node:child_process";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTRACTS } from "../contracts";
import { openApiDocument } from "../openapi/document";
import { referenceOf } from "./reference";

const sections = referenceOf(openApiDocument("http://localhost:3000"));
const operations = sections.flatMap((section) => section.operations);
const byId = (id: string) => {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
};

describe("the reference", () => {
  it("shows every operation under its tag", () => {
    expect(operations).toHaveLength(CONTRACTS.length);
    expect(sections.every((section) => section.operations.length > 0)).toBe(true);
  });

  it("says which credentials an operation accepts", () => {
    expect(byId("getApiRoot").access).toEqual({ kind: "public" });
    expect(byId("createApiKey").access).toEqual({ kind: "session" });
    expect(byId("deleteProject").access).toEqual({ kind: "any", permission: "project:delete", lowestRole: "admin" });
  });

  it("describes schemas in words", () => {
    const [name, role, organizationIds, , expiresAt] = byId("createApiKey").body?.shape.fields ?? [];
    expect(name).toMatchObject({ type: "string", required: true, rules: ["1–64 characters", "no control characters"] });
    expect(role).toMatchObject({ required: true, values: ["viewer", "member", "admin"] });
    expect(organizationIds).toMatchObject({
      type: "array of strings or null",
      required: false,
      rules: ["1–100 items", "no duplicates", "default null"],
    });
    expect(expiresAt).toMatchObject({ type: "time or null", example: "2027-01-31T00:00:00Z" });
  });

  it("resolves references and lists alternatives", () => {
    expect(byId("listProjects").response.shape?.fields[0]).toMatchObject({ name: "data", type: "array of Project" });
    expect(byId("listProjects").response.shape?.fields[0]?.shape.fields.map(({ name }) => name)).toContain("createdBy");
    const [principal] = byId("getMe").response.shape?.fields ?? [];
    expect(principal?.shape.variants.map(({ label }) => label)).toEqual(["api_key", "session", "access_token"]);
  });
});

type ReceivedRequest = {
  method?: string;
  url?: string;
  authorization?: string;
  cookie?: string;
  type?: string;
  body: unknown;
};

describe("the examples of the reference, run against a server that records requests", () => {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    received.push(await record(request));
    response.setHeader("Content-Type", "application/json").end("{}");
  });
  let url = "";

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  const expectRequest = (id: string, credential: Partial<ReceivedRequest>) => {
    const { method, access } = byId(id);
    const contract = CONTRACTS.find(({ operationId }) => operationId === id);
    const { url: requested, ...rest } = received.pop() ?? {};
    const pattern = contract?.path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[\\w-]+");
    expect(requested).toMatch(new RegExp(`^${pattern}$`));
    const body = contract?.example?.body;
    expect(rest).toEqual({
      method,
      ...(access.kind === "public" ? {} : credential),
      ...(body ? { type: "application/json" } : {}),
      body: body ?? "",
    });
  };

  it.each(operations)("$id with curl", async ({ id, curl, access }) => {
    const env = { ...process.env, CROWDEE_URL: url, CROWDEE_API_KEY: "k", CROWDEE_COOKIE: "c=1" };
    await promisify(execFile)("bash", ["-euo", "pipefail", "-c", curl], { env });
    expectRequest(id, access.kind === "session" ? { cookie: "c=1" } : { authorization: "Bearer k" });
  });

  it.each(operations)("$id in TypeScript", async ({ id, typescript, access }) => {
    const fetchHere = (address: string, init?: RequestInit) =>
      fetch(new URL(address, url), access.kind === "session" ? { ...init, headers: withCookie(init) } : init);
    const process = { env: { CROWDEE_URL: url, CROWDEE_API_KEY: "k" } };
    const run = Object.getPrototypeOf(async () => {}).constructor;
    await new run("fetch", "process", typescript)(fetchHere, process);
    expectRequest(id, access.kind === "session" ? { cookie: "c=1" } : { authorization: "Bearer k" });
  });
});

/** Adds the cookie, as a browser does. */
function withCookie(init?: RequestInit): Headers {
  const headers = new Headers(init?.headers);
  headers.set("Cookie", "c=1");
  return headers;
}

async function record(request: IncomingMessage): Promise<ReceivedRequest> {
  const { authorization, cookie, "content-type": type } = request.headers;
  const body = await text(request);
  return {
    method: request.method,
    url: request.url,
    ...(authorization && { authorization }),
    ...(cookie && { cookie }),
    ...(type && { type }),
    body: body === "" ? "" : JSON.parse(body),
  };
}
