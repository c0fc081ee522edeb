import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The manifests of the build that the tests run against. */
function manifest(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`.next/${name}`, "utf8"));
}

const API = /^\/(api|\.well-known)(\/|$)/;

describe("the build", () => {
  const built = Object.values(manifest("app-path-routes-manifest.json")).map(String);
  const { routes, dynamicRoutes } = manifest("prerender-manifest.json") as Record<string, Record<string, unknown>>;

  it("has API routes", () => {
    expect(built.filter((route) => API.test(route)).length).toBeGreaterThan(30);
  });

  it("serves no API route from a stored response", () => {
    const stored = [...Object.keys(routes ?? {}), ...Object.keys(dynamicRoutes ?? {})];
    expect(stored.filter((route) => API.test(route))).toEqual([]);
  });
});
