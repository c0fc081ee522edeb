import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CONTRACTS } from "../contracts";

const ROOT = path.join(import.meta.dirname, "../..");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Route files that are no operations of the API. */
const OTHERS = [
  "app/api/auth/[...nextauth]/route.ts", // next-auth's own
  "app/api/[...path]/route.ts", // for paths that do not exist
  "app/api/internal/limit-grants/route.ts", // read by our own edge
];

const files = ["app/api", "app/.well-known"]
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => file.endsWith("/route.ts") && !OTHERS.includes(file));

type RouteModule = Record<string, { contract?: { method: string; path: string; operationId: string } } | undefined>;

const modules = new Map(
  await Promise.all(files.map(async (file) => [file, (await import(path.join(ROOT, file))) as RouteModule] as const)),
);

describe("route files and contracts", () => {
  it.each(files)("%s serves contracts of its own address", (file) => {
    const address = file
      .replace(/^app/, "")
      .replace(/\/route\.ts$/, "")
      .replace(/\[(\w+)\]/g, "{$1}");
    expect(readFileSync(path.join(ROOT, file), "utf8")).toMatch(
      /^export const \{[A-Z, ]*\} = routes\($|routes\(.*\);$/m,
    );
    for (const [method, handler] of Object.entries(modules.get(file) ?? {})) {
      if (handler?.contract) expect(handler.contract).toMatchObject({ method, path: address });
    }
  });

  it.each(files)("%s handles every method", (file) => {
    expect(Object.keys(modules.get(file) ?? {})).toEqual(expect.arrayContaining([...METHODS, "OPTIONS"]));
  });

  // Otherwise Next wraps each request to learn whether its response may be stored: some 4 % of all that /me costs.
  it.each([...files, ...OTHERS])("%s tells Next that no response may be stored", (file) => {
    expect(readFileSync(path.join(ROOT, file), "utf8")).toContain('export const dynamic = "force-dynamic";');
  });

  it("together serve every contract exactly once", () => {
    const served = [...modules.values()].flatMap((module) =>
      Object.values(module).flatMap((handler) => handler?.contract ?? []),
    );
    expect(served.map(({ operationId }) => operationId).sort()).toEqual(
      CONTRACTS.map(({ operationId }) => operationId).sort(),
    );
  });
});
