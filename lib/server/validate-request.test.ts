import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { validateRequest } from "./validate-request";

type More = { method?: string; headers?: Record<string, string>; repeated?: [string, string] | [] };

function verdictOf(url: string, { method = "GET", headers = {}, repeated = [] }: More = {}) {
  const all = { host: "localhost", ...headers };
  const rawHeaders = [...Object.entries(all).flat(), ...repeated];
  const request = { method, url, headers: all, rawHeaders, httpVersion: "1.1" };
  const verdict = validateRequest(request as unknown as IncomingMessage);
  return verdict.error ? `${verdict.error.status} ${verdict.error.code}` : verdict.target;
}

test.each([
  "/",
  "/api",
  "/api/v1/projects?limit=5&cursor=%",
  "/projects/",
  "/docs/errors/not_found",
  "/api/v1/projects/%20caf%C3%A9%2F",
  "/.well-known/api-catalog",
  "/api/v1/things/..x/...",
])("%s is handed on as it came", (url) => {
  expect(verdictOf(url)).toBe(url);
});

test.each([
  "/api/v1/things/%",
  "/api/v1/things/%E0%A4%A",
  "/api/v1/things/%00",
  "/api/v1/things/%ED%A0%80",
  "/api/v1/../v1/me",
  "/api/v1/%2e%2E/v1/me",
  "/api/v1/things/.",
  "/api/v1/things#part",
  "*",
  "things",
  `/api/v1/things/${"a".repeat(9_000)}`,
])("%s is malformed", (url) => {
  expect(verdictOf(url)).toBe("400 malformed_request");
});

test.each(["/api/", "/api/v1/projects/", "//api/v1/me", "/api//v1/me", "/api/v1/me//", "/api\\v1", "/api/v1/me/?a=1"])(
  "%s is passed on as a path that does not exist, so that a caller without a credential still gets 401",
  (url) => {
    expect(verdictOf(url)).toBe("/api/v1/-");
  },
);

test("an empty segment in a page's path is not found", () => {
  expect(verdictOf("//evil.example/")).toBe("404 not_found");
});

test("a target in absolute form loses its origin", () => {
  expect(verdictOf("http://elsewhere.example:80/api/v1/me?x=1")).toBe("/api/v1/me?x=1");
});

test.each(["TRACE", "CONNECT", "PROPFIND", ""])("method %s is not allowed", (method) => {
  expect(verdictOf("/api/v1/me", { method })).toBe("405 method_not_allowed");
});

test("another protocol is rejected, except h2c, which ordinary clients offer", () => {
  expect(verdictOf("/", { headers: { upgrade: "websocket" } })).toBe("400 malformed_request");
  expect(verdictOf("/", { headers: { upgrade: "h2c" } })).toBe("/");
});

test("what is rejected of the API is passed on to be counted, with a path that does not exist; of pages it is not", () => {
  const targetOf = (url: string, method = "GET") =>
    validateRequest({
      method,
      url,
      headers: { host: "localhost" },
      rawHeaders: [],
      httpVersion: "1.1",
    } as unknown as IncomingMessage).target;
  expect(targetOf("/api/v1/things/%")).toBe("/api/v1/-");
  expect(targetOf("/api/v1/me", "TRACE")).toBe("/api/v1/-");
  expect(targetOf("http://elsewhere.example/api?%", "TRACE")).toBe("/api/v1/-");
  expect(targetOf("/docs/%")).toBeUndefined();
  expect(targetOf("/docs", "TRACE")).toBeUndefined();
});

test("the same address in another spelling is the same address", () => {
  expect(verdictOf("/%61pi/v1/%6De")).toBe("/api/v1/me");
  expect(verdictOf("/api/auth/callback/%63redential%73?x=%61")).toBe("/api/auth/callback/credentials?x=%61");
  expect(verdictOf("/api/v1/things/%2E%2e")).toBe("400 malformed_request");
  expect(verdictOf("/%61pi/v1/me/")).toBe("/api/v1/-");
});

test("a query parameter that would be lost is rejected", () => {
  expect(verdictOf("/api/v1/projects?limit=1&%5F_proto__=1")).toBe("422 validation_failed");
  expect(verdictOf("/api/v1/projects?q=__proto__&proto=%")).toBe("/api/v1/projects?q=__proto__&proto=%");
});

test("a header that may appear once is rejected when it is repeated, because it is ambiguous which one counts", () => {
  for (const name of ["Host", "Authorization", "AUTHORIZATION"]) {
    const headers = { authorization: "Bearer x" };
    expect(verdictOf("/api/v1/me", { headers, repeated: [name, "y"] })).toBe("400 malformed_request");
  }
  expect(verdictOf("/api/v1/me", { headers: { cookie: "a=1" }, repeated: ["Cookie", "b=2"] })).toBe("/api/v1/me");
});

test("an unsupported expectation is rejected", () => {
  expect(verdictOf("/", { headers: { expect: "100-Continue" } })).toBe("/");
  expect(verdictOf("/", { headers: { expect: "202-accepted" } })).toBe("400 malformed_request");
});

test.each(["/docs", "/_next/static/x.js", "/images/x.png", "/nothing"])(
  "%s takes only a small body of a known length; the API decides about its own",
  (path) => {
    expect(verdictOf(path, { method: "POST", headers: { "content-length": "8192" } })).toBe(path);
    expect(verdictOf(path, { method: "POST", headers: { "content-length": "8193" } })).toBe("413 payload_too_large");
    for (const method of ["GET", "POST"]) {
      const headers = { "transfer-encoding": "chunked" };
      expect(verdictOf(path, { method, headers })).toBe("400 malformed_request");
      expect(verdictOf("/api/v1/projects", { method, headers })).toBe("/api/v1/projects");
    }
  },
);

test("an API key in the address of a page or a file is rejected, however it is encoded", () => {
  const key = `crowdee_${"a".repeat(40)}`;
  const encoded = key.replaceAll("_", "%5F").replaceAll("a", "%61");
  for (const target of [
    `/_next/static/${key}`,
    `/images/${encoded}`,
    `/icon.svg?x=${encoded}`,
    `/docs?${key}`,
    `/${key}`,
  ]) {
    expect(verdictOf(target)).toBe("400 malformed_request");
  }
});

const STATE = encodeURIComponent(
  JSON.stringify(["", { children: ["docs", { children: ["__PAGE__", {}] }] }, null, null]),
);

test.each([
  ["rsc", "1"],
  ["next-router-prefetch", "2"],
  ["next-router-segment-prefetch", "/docs/__PAGE__"],
  ["next-router-state-tree", STATE],
  ["next-url", "/docs/errors"],
])("the router's %s header is passed on when it is well-formed", (name, value) => {
  expect(verdictOf("/docs", { headers: { [name]: value } })).toBe("/docs");
});

test.each([
  ["rsc", "0"],
  ["rsc", "1, 1"],
  ["rsc", ""],
  ["next-router-prefetch", "x"],
  ["next-router-segment-prefetch", "_tree"],
  ["next-router-segment-prefetch", "/a b"],
  ["next-router-state-tree", "x"],
  ["next-router-state-tree", "%"],
  ["next-router-state-tree", "null"],
  ["next-router-state-tree", encodeURIComponent('[""]')],
  ["next-router-state-tree", encodeURIComponent("[".repeat(4_000))],
  ["next-router-state-tree", `${STATE}, ${STATE}`],
  ["next-url", "x"],
  ["next-url", "/\u00e9"],
])("the router's %s header is malformed as %j, except on the API, which does not read it", (name, value) => {
  expect(verdictOf("/docs", { headers: { [name]: value } })).toBe("400 malformed_request");
  expect(verdictOf("/api/v1/me", { headers: { [name]: value } })).toBe("/api/v1/me");
});
