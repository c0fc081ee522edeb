import { expect, it } from "vitest";
import { createRouter, handlerOf } from "./router";

const paths = [
  "/api",
  "/api/[...path]",
  "/api/openapi.json",
  "/api/v1/projects",
  "/api/v1/projects/[projectId]",
  "/api/v1/organizations/[organizationId]/members/[userId]",
  "/api/v1/organizations/[organizationId]/leave",
];
const match = createRouter([
  ...paths.map((path) => [path, { GET: path }] as const),
  ["/api/auth/[...nextauth]", null] as const,
]);

const found = (path: string) => {
  const { module, params } = match(path) ?? {};
  return [module?.GET ?? module, params];
};

it("finds fixed paths before parameters, and parameters before the rest", () => {
  expect(found("/api")).toEqual(["/api", {}]);
  expect(found("/api/openapi.json")).toEqual(["/api/openapi.json", {}]);
  expect(found("/api/openapiXjson")).toEqual(["/api/[...path]", { path: ["openapiXjson"] }]);
  expect(found("/api/v1/projects")).toEqual(["/api/v1/projects", {}]);
  expect(found("/api/v1/projects/prj_1")).toEqual(["/api/v1/projects/[projectId]", { projectId: "prj_1" }]);
  expect(found("/api/v1/projects/prj_1/more")).toEqual([
    "/api/[...path]",
    { path: ["v1", "projects", "prj_1", "more"] },
  ]);
  expect(found("/api/v1/organizations/a/members/b")).toEqual([
    "/api/v1/organizations/[organizationId]/members/[userId]",
    { organizationId: "a", userId: "b" },
  ]);
});

it("decodes parameters", () => {
  expect(found("/api/v1/projects/a%20b%2Fc")).toEqual(["/api/v1/projects/[projectId]", { projectId: "a b/c" }]);
  expect(found("/api/a%20b/c")).toEqual(["/api/[...path]", { path: ["a b", "c"] }]);
});

it("leaves to Next what is Next's, and other paths", () => {
  expect(match("/api/auth/csrf")).toMatchObject({ module: null });
  expect(match("/projects")).toBeUndefined();
});

it("serves HEAD by the handler of GET", () => {
  const handlers = { GET: "the handler" };
  expect(["HEAD", "GET", "POST"].map((method) => handlerOf(handlers, method))).toEqual([
    handlers.GET,
    handlers.GET,
    undefined,
  ]);
});
