import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { createContext } from "./context";
import { AUTH_PAGES, rejectPageMethods, SIGNED_IN_PAGES, showFormAgain } from "./page-steps";

function foldersOf(group: string): string[] {
  return readdirSync(`app/${group}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

it("knows every signed-in page and every page of authentication", () => {
  expect(SIGNED_IN_PAGES).toEqual(expect.arrayContaining(foldersOf("(dashboard)")));
  expect(AUTH_PAGES).toEqual(foldersOf("(auth)").sort());
});

function contextOf(path: string, method: string, headers: Record<string, string> = {}) {
  return createContext(new Request(`http://localhost${path}`, { method, headers }), () => {});
}

it("shows the page of a submitted form again, and never another host's", async () => {
  for (const [path, location] of [
    ["/sign-in?callbackUrl=%2Fprojects", "/sign-in?callbackUrl=%2Fprojects"],
    ["//evil.example/", "/evil.example/"],
    ["/\\evil.example", "/evil.example"],
  ]) {
    const response = (await showFormAgain(contextOf(path ?? "", "POST"))) as Response;
    expect([response.status, response.headers.get("location")]).toEqual([303, location]);
  }
  expect(await showFormAgain(contextOf("/sign-in", "GET"))).toBeNull();
});

it("rejects what pages do not take: other methods, large bodies and those of unknown length, and the image optimizer", () => {
  const codeOf = (...request: Parameters<typeof contextOf>) =>
    (rejectPageMethods(contextOf(...request)) as { code: string } | null)?.code;
  expect(codeOf("/docs", "POST", { "content-length": "8192" })).toBeUndefined();
  expect(codeOf("/docs", "PUT")).toBe("method_not_allowed");
  expect(codeOf("/docs", "POST", { "content-length": "8193" })).toBe("payload_too_large");
  expect(codeOf("/docs", "POST", { "transfer-encoding": "chunked" })).toBe("malformed_request");
  for (const path of ["/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/image/x"]) {
    expect(codeOf(path, "GET")).toBe("not_found");
  }
});
