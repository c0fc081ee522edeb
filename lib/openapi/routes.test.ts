import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CONTRACTS } from "../contracts";

const ROOT = path.join(import.meta.dirname, "../..");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Route files that are no operations of the API. */
const OTHERS = [
  "app/api/auth/[...nextauth]/route.ts", // next-auth's own
  "app/api/[...path]/route.ts", // answers for addresses that name nothing
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
    const source = readFileSync(path.join(ROOT, file), "utf8");
    const [, others = ""] = /export const \{([^}]*)\} = otherMethods\(/.exec(source) ?? [];
    const refused = others.split(",").map((name) => name.trim());
    for (const [method, handler] of Object.entries(modules.get(file) ?? {})) {
      if (method === "dynamic") continue;
      const { contract } = handler ?? {};
      if (contract) expect(contract).toMatchObject({ method, path: address });
      else expect(refused, `${method} has neither a contract nor is it one of otherMethods`).toContain(method);
    }
  });

  it.each(files)("%s answers every method", (file) => {
    expect(Object.keys(modules.get(file) ?? {})).toEqual(expect.arrayContaining([...METHODS, "OPTIONS"]));
  });

  // Otherwise Next wraps each request, to learn whether its answer may be kept: some 4 % of all that /me costs.
  it.each(files.filter((file) => file.startsWith("app/api/v1/")))(
    "%s tells Next that no answer may be kept",
    (file) => {
      expect(modules.get(file)?.dynamic).toBe("force-dynamic");
    },
  );

  it("together serve every contract exactly once", () => {
    const served = [...modules.values()].flatMap((module) =>
      Object.values(module).flatMap((handler) => handler?.contract ?? []),
    );
    expect(served.map(({ operationId }) => operationId).sort()).toEqual(
      CONTRACTS.map(({ operationId }) => operationId).sort(),
    );
  });
});
