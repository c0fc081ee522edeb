import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { judge } from "./request-guard";

function verdictOf(url: string, more: { method?: string; headers?: Record<string, string> } = {}) {
  const { method = "GET", headers = {} } = more;
  const request = { method, url, headers: { host: "localhost", ...headers }, httpVersion: "1.1" };
  const verdict = judge(request as unknown as IncomingMessage);
  return "target" in verdict ? verdict.target : `${verdict.refusal.status} ${verdict.refusal.code}`;
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
  "%s is handed on as an address that does not exist, so that strangers still get 401",
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

test("another protocol is refused, but for the h2c that ordinary clients offer", () => {
  expect(verdictOf("/", { headers: { upgrade: "websocket" } })).toBe("400 malformed_request");
  expect(verdictOf("/", { headers: { upgrade: "h2c" } })).toBe("/");
});
