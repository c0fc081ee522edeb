import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CONTRACTS } from "@/lib/contracts";
import type { Contract } from "@/lib/contracts/contract";
import { type ApiResponse, call, inParallel } from "../../support/client";
import { type RawResponse, rawExchange } from "../../support/raw";
import { type Params, PROTECTED, validCall } from "../../support/requests";
import { buildScene } from "../../support/scene";
import { OPERATOR_EMAIL, type RunningServer, startServer } from "../../support/server";
import { type Headers, sessionOf, World, within } from "../../support/world";

/** Every operation that reads a body. */
const READERS = CONTRACTS.filter(({ body }) => body);

/** Bodies that no operation accepts, and the code each must return. */
const WRONG_BODIES: [string, string | Buffer, string][] = [
  ["an empty text", "", "malformed_json"],
  ["plain text", "hello", "malformed_json"],
  ["a form", "name=x&role=admin", "malformed_json"],
  ["half a document", '{"name":"x', "malformed_json"],
  ["two documents", "{}{}", "malformed_json"],
  ["trailing commas", '{"name":"x",}', "malformed_json"],
  ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), "malformed_json"],
  ["null", "null", "validation_failed"],
  ["a number", "7", "validation_failed"],
  ["a text", '"text"', "validation_failed"],
  ["a list", "[]", "validation_failed"],
  ["a list of documents", "[{}]", "validation_failed"],
  ["an unknown field", '{"isAdmin":true}', "validation_failed"],
  ["a prototype key", '{"__proto__":{"role":"owner"}}', "validation_failed"],
  ["a constructor key", '{"constructor":{"prototype":{"role":"owner"}}}', "validation_failed"],
  ["deep nesting", `${'{"a":'.repeat(2_500)}1${"}".repeat(2_500)}`, "validation_failed"],
  ["very deep nesting", "[".repeat(200_000), "malformed_json"],
  ["12 MB", Buffer.alloc(12_000_000, 0x20), "payload_too_large"],
];

/** The field each of them must name, where there is one. */
const NAMED: Record<string, string> = {
  "an unknown field": "isAdmin",
  "a prototype key": "__proto__",
  "a constructor key": "constructor",
};

/** A body about an account, such as a sign-up, has at most 16 kB. */
const isTooLarge = ({ path }: Contract, body: string | Buffer) => path.startsWith("/api/auth/") && body.length > 16_384;

const WRONG_VALUES = [null, true, 0, -1.5, "", " ", "\u0001", [], {}, [null], { a: 1 }, "x".repeat(3_000), 1e308];
const UNSTORABLE = ["a\u0000b", "\ud800", "\udc00\ud800"];

describe("hostile bodies are rejected with a 4xx problem that names the field", () => {
  const app = inject("app");
  let params: Params;
  let bodies: Record<string, unknown>;
  let headers: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    const scene = buildScene(world, "owner", world.user({ email: OPERATOR_EMAIL }));
    ({ params, bodies } = scene);
    headers = { ...sessionOf(scene.caller), ...within(scene.organization) };
    await world.save();
  });

  const send = (contract: Contract, body: unknown, more: Headers = {}) =>
    call(app.url, { ...validCall(contract, params), body, headers: { ...headers, ...more } });

  describe.each(READERS)("$operationId", (contract) => {
    it.each(WRONG_BODIES)("rejects %s", async (name, body, code) => {
      const response = await send(contract, body, { "content-type": "application/json" });
      const expected = isTooLarge(contract, body) ? "payload_too_large" : code;
      expect(problemOf(response)).toEqual({
        status: statusOf(expected),
        code: expected,
        type: "application/problem+json",
      });
      if (name in NAMED) expect(pathsOf(response)).toContain(NAMED[name]);
    });

    it("rejects other media types, and a missing one", async () => {
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
      ]) {
        const response = await send(contract, "{}", { "content-type": type });
        expect(problemOf(response)).toEqual({
          status: 415,
          code: "unsupported_media_type",
          type: "application/problem+json",
        });
      }
    });

    it("rejects invalid values and names exactly the invalid fields", async () => {
      const example = (validCall(contract, params, bodies).body ?? {}) as Record<string, unknown>;
      const attempts = fieldsOf(contract).flatMap((field) =>
        WRONG_VALUES.map((value) => ({ ...example, [field]: value })),
      );
      const wrong = attempts.flatMap((body) => {
        const parsed = contract.body?.safeParse(body);
        return parsed?.success === false
          ? [{ body, fields: new Set(parsed.error.issues.map(({ path }) => path.join("."))) }]
          : [];
      });
      expect(wrong.length).toBeGreaterThan(0);
      const responses = await inParallel(wrong, 8, ({ body }) => send(contract, body));
      for (const [index, response] of responses.entries()) {
        expect(problemOf(response), JSON.stringify(wrong[index]?.body)).toMatchObject({
          status: 422,
          code: "validation_failed",
        });
        expect(new Set(pathsOf(response))).toEqual(wrong[index]?.fields);
      }
    });

    it("rejects text that cannot be stored and names its field", async () => {
      const example = (validCall(contract, params, bodies).body ?? {}) as Record<string, unknown>;
      for (const field of fieldsOf(contract)) {
        for (const text of UNSTORABLE) {
          const response = await send(contract, { ...example, [field]: text });
          expect(problemOf(response), field).toMatchObject({ status: 422, code: "validation_failed" });
          expect(pathsOf(response)).toEqual([field]);
        }
      }
    });

    it("rejects a body shorter than its Content-Length", async () => {
      const { method, path } = validCall(contract, params);
      for (const sent of ["", "{", "{}"]) {
        const response = await rawExchange(portOf(app.url), requestText(method ?? "", path, headers, sent, 100), {
          halfClose: true,
        });
        expectProblem(response, [400]);
      }
    });
  });

  it("keeps the error for 1 MB of unknown fields under 64 kB", async () => {
    const fields = Array.from({ length: 60_000 }, (_, index) => [`f${index}`.padEnd(12, "x"), 1]);
    const body = JSON.stringify(Object.fromEntries(fields)).slice(0, 1_000_000);
    const whole = `${body.slice(0, body.lastIndexOf(","))}}`;
    const response = await call(app.url, { method: "POST", path: "/api/v1/projects", headers, body: whole });
    expect(problemOf(response)).toMatchObject({ status: 422, code: "validation_failed" });
    expect(response.json.errors).toHaveLength(50);
    expect(response.json.omittedErrors).toBeGreaterThan(50_000);
    expect(Buffer.byteLength(response.text)).toBeLessThan(64_000);
  });

  it("rejects a body that names an owner: the owner is always the principal", async () => {
    for (const field of ["userId", "ownerId", "createdBy", "createdById", "organizationId", "id", "key", "keyHash"]) {
      const response = await call(app.url, {
        method: "POST",
        path: "/api/v1/projects",
        headers,
        body: { name: "x", [field]: "usr_x" },
      });
      expect(problemOf(response)).toMatchObject({ status: 422 });
      expect(pathsOf(response)).toEqual([field]);
    }
  });

  it.each(PROTECTED)("$operationId: names a query parameter it does not know", async (contract) => {
    const { path, ...request } = validCall(contract, params, bodies);
    const response = await call(app.url, { ...request, path: `${path}?nonsense=1`, headers });
    expect(problemOf(response)).toMatchObject({ status: 422, code: "validation_failed" });
    expect(pathsOf(response)).toEqual(["nonsense"]);
  });

  it("names wrong query parameters", async () => {
    for (const [query, field] of [
      ["limit=0", "limit"],
      ["limit=101", "limit"],
      ["limit=ten", "limit"],
      ["limit=", "limit"],
      ["limit=1.5", "limit"],
      ["limit=1e9", "limit"],
      ["cursor=", "cursor"],
      ["offset=1", "offset"],
      ["limit=1&limit=100", "limit"],
      ["cursor=x&cursor=y", "cursor"],
      ["__proto__=1", "__proto__"],
      ["constructor=1", "constructor"],
    ]) {
      const response = await call(app.url, { path: `/api/v1/projects?${query}`, headers });
      expect(problemOf(response), query).toMatchObject({ status: 422, code: "validation_failed" });
      expect(pathsOf(response), query).toEqual([field]);
    }
  });
});

/** Addresses no route has, and some that break what decodes them. */
const WRONG_PATHS = [
  "/api/v1/projects/%",
  "/api/v1/projects/%E0%A4%A",
  "/api/v1/projects/%00",
  "/api/v1/projects/%ff",
  "/api/v1/projects/%2e%2e",
  "/api/v1/projects/%2F",
  "/api/v1/organizations/%00",
  "/api/v1/organizations/%E0%A4%A/members",
  "/api/v1/%",
  "/api/%",
  "/api//v1/me",
  "//api/v1/me",
  "/api/v1//me",
  "/api/v1/me/",
  "/api/v1/projects/",
  "/api/v1/projects//",
  "/api/v1/../v1/nothing",
  "/api/v1/projects/..",
  "/api/v1/nothing/../../x",
  "/api/v1/projects/\\",
  `/api/v1/projects/${"x".repeat(9_000)}`,
  `/api/v1/projects?cursor=${"x".repeat(9_000)}`,
  "/api/v1/projects?limit=%",
  "/api/v1/projects?limit=%00",
  "/api/v1/projects/prj_'; DROP TABLE projects; --".replaceAll(" ", "%20"),
];

const WRONG_METHODS = ["TRACE", "FOO", "CONNECT", "PROPFIND", "get", "TRACK", "PURGE", "QUERY"];

describe("hostile request lines are rejected with a 4xx problem, never with a 5xx or a redirect", () => {
  const { databaseUrl } = inject("app");
  let server: RunningServer;
  let key: Headers;

  beforeAll(async () => {
    server = await startServer({ databaseUrl });
    const world = new World(databaseUrl);
    key = world.apiKey(world.memberOf(world.organization(), "owner")).headers;
    await world.save();
  });

  afterAll(() => server.stop());

  it.each(WRONG_PATHS.map((path) => [path.slice(0, 60), path]))("%s", async (_, path) => {
    for (const headers of [key, {}]) {
      for (const method of ["GET", "POST"]) {
        const response = await rawExchange(server.port, requestText(method, path ?? "", headers));
        expectProblem(response, [400, 401, 404, 405, 414, 415, 422]);
      }
    }
  });

  it.each(WRONG_METHODS)("%s", async (method) => {
    for (const path of ["/api/v1/me", "/api/v1/projects", "/api/health", "/api/v1/nothing"]) {
      for (const headers of [key, {}]) {
        const response = await rawExchange(server.port, requestText(method, path, headers));
        expectProblem(response, [400, 401, 404, 405]);
      }
    }
  });

  it.each([
    ["no HTTP at all", "hello\r\n\r\n"],
    ["an unknown version", "GET /api/v1/me HTTP/9.9\r\nHost: x\r\n\r\n"],
    ["a header without a name", "GET /api/v1/me HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n"],
    ["a NUL in a header", "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n"],
    ["two lengths", "POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"],
    ["two hosts", "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"],
    [
      "two credentials",
      "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
    ],
    ["an expectation that no server can meet", "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n"],
    [
      "a length and chunks",
      "POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    [
      "a chunk that lies",
      "POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n",
    ],
    ["an endless header", `GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-A: ${"a".repeat(100_000)}\r\n\r\n`],
    ["a thousand headers", `GET /api/v1/me HTTP/1.1\r\nHost: x\r\n${"X-A: a\r\n".repeat(3_000)}\r\n`],
  ])("%s", async (_, text) => {
    expectProblem(
      await rawExchange(server.port, Buffer.from(text, "latin1"), { halfClose: true }),
      [400, 401, 405, 413, 431],
    );
  });

  it("and it goes on serving", async () => {
    const response = await call(server.url, { path: "/api/v1/me", headers: key });
    expect(response.status).toBe(200);
    expect(server.output()).not.toMatch(/unexpected error|unhandled|at .*\.js:\d+/i);
  });
});

function fieldsOf(contract: Contract): string[] {
  return Object.keys(contract.body?.shape ?? {});
}

function pathsOf(response: ApiResponse): string[] {
  return (response.json.errors as { path: string }[]).map(({ path }) => path);
}

function problemOf({ status, headers, json }: ApiResponse): unknown {
  return { status, code: json?.code, type: headers["content-type"] };
}

function statusOf(code: string): number {
  return { malformed_json: 400, payload_too_large: 413, validation_failed: 422 }[code] ?? 0;
}

function expectProblem(response: RawResponse, statuses: number[]): void {
  expect(statuses, response.text).toContain(response.status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const { status, code, requestId } = JSON.parse(response.text);
  expect(status).toBe(response.status);
  expect(code).toMatch(/^[a-z_]+$/);
  expect(response.headers.get("x-request-id")).toBe(requestId);
}

function requestText(method: string, path: string, headers: Headers, body = "", announced = body.length): string {
  const lines = Object.entries({ host: "127.0.0.1", connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  if (announced > 0) lines.push("content-type: application/json", `content-length: ${announced}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
