import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import law, { mayImport, ROOMS } from "../../.dependency-cruiser.mjs";

const rooms = ROOMS.map(({ room }) => room);
const PURE_ROOMS = rooms.slice(0, rooms.indexOf("lib/contracts/") + 1);

const tree = mkdtempSync(join(tmpdir(), "import-law-"));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("a planted import", () => {
  let rejected: Record<string, string[]>;

  beforeAll(async () => {
    const everything = [...rooms.map(planted), "node:fs", "unlisted-package"];
    const files = rooms.map(
      (room) => [planted(room), everything.filter((target) => target !== planted(room))] as const,
    );
    const violations = await check("rooms", Object.fromEntries(files), /^room /);
    rejected = Object.fromEntries(rooms.map((room) => [room, targetsOf(violations, `room ${room}`)]));
  }, 60_000);

  it.each(ROOMS)("in $room is rejected unless its row allows it", (row) => {
    const allowed = [row.room, ...mayImport(row)];
    const forbidden = rooms.filter((room) => !allowed.includes(room)).map(planted);
    const expected = [...forbidden, ...(row.node ? [] : ["fs"]), "unlisted-package"];
    expect(rejected[row.room]).toEqual(expected.sort());
  });
});

describe("the law also rejects", () => {
  it("an import of a type", async () => {
    const files = { "components/form/a.ts": ["type lib/services/projects/b.ts"], "lib/services/projects/b.ts": [] };
    expect(await rulesBroken("types", files)).toEqual(["room components/form/"]);
  });

  it("a cycle, of types alone too", async () => {
    const files = { "lib/async/a.ts": ["lib/async/b.ts"], "lib/async/b.ts": ["type lib/async/a.ts"] };
    expect(await rulesBroken("cycles", files)).toEqual(["no-cycles"]);
  });

  it("a Node module at the end of a chain that starts at the edge", async () => {
    const files = { "lib/edge/a.ts": ["lib/async/b.ts"], "lib/async/b.ts": ["node:fs"] };
    expect(await rulesBroken("chain", files)).toEqual(["edge-rooms-reach-no-node-module", "room lib/async/"]);
  });

  it("a file in no room, whether it imports something or not", async () => {
    const files = { "lib/new-room/a.ts": ["lib/errors.ts"], "lib/errors.ts": [], "lib/lone-room/a.ts": [] };
    expect(await rulesBroken("no-room", files)).toEqual(["every-file-in-a-room", "every-lone-file-in-a-room"]);
  });
});

describe("the table", () => {
  it("keeps pure rooms to zod and each other", () => {
    for (const row of ROOMS.filter(({ room }) => PURE_ROOMS.includes(room))) {
      expect(PURE_ROOMS, row.room).toEqual(expect.arrayContaining(mayImport(row)));
      expect(["", "zod"], row.room).toContain(row.packages ?? "");
      expect(row.node, row.room).toBeUndefined();
    }
  });

  it("keeps edge rooms to edge rooms, without Node", () => {
    const edge = ROOMS.filter((row) => row.edge);
    for (const row of edge) {
      expect(
        edge.map(({ room }) => room),
        row.room,
      ).toEqual(expect.arrayContaining(mayImport(row)));
      expect(row.node, row.room).toBeUndefined();
    }
  });

  it("keeps HTTP and pages out of services and of the runner", () => {
    for (const row of rowsUnder("lib/services/", "lib/operations/")) {
      expect(mayImport(row).filter(startsWith("lib/http/", "lib/edge/", "app/", "components/")), row.room).toEqual([]);
      expect(row.packages ?? "", row.room).not.toMatch(/\bnext\b/);
    }
  });

  it("lets pages and routes call services only through operations", () => {
    for (const row of rowsUnder("app/")) {
      const services = mayImport(row).filter(startsWith("lib/services/"));
      expect(["lib/services/*/operations.ts"], row.room).toEqual(expect.arrayContaining(services));
    }
  });

  it("gives the database to services alone", () => {
    const outside = ROOMS.filter(({ room }) => startsWith("app/", "components/", "middleware.ts", "lib/")(room));
    const readers = outside.filter((row) => mayImport(row).includes("lib/db/")).map(({ room }) => room);
    expect(readers.filter((room) => !room.startsWith("lib/services/"))).toEqual([]);
  });

  it("keeps server rooms out of components", () => {
    const open = startsWith("components/", "lib/contracts/", "lib/permissions/", "lib/errors.ts", "lib/reference/");
    for (const row of rowsUnder("components/")) expect(mayImport(row).every(open), row.room).toBe(true);
  });

  it("lets nothing but tests and programs import tests", () => {
    const isTest = startsWith("e2e/", "**.test");
    const importers = ROOMS.filter((row) => mayImport(row).some(isTest)).map(({ room }) => room);
    expect(importers.filter((room) => !isTest(room) && !room.startsWith("scripts/"))).toEqual([]);
  });

  it("has no row for a room that is gone", () => {
    for (const room of rooms.filter((name) => !name.includes("*"))) expect(existsSync(room), room).toBe(true);
  });

  it("gives a reason in every row", () => {
    for (const { room, why } of ROOMS) expect(why, room).toMatch(/^[A-Z].*\.$/);
  });
});

it("no service and nothing in the runner names a Request or a Response", () => {
  const files = ["lib/services", "lib/operations"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  const offenders = files.filter(
    (file) => file.endsWith(".ts") && /\b(Request|Response)\b/.test(readFileSync(file, "utf8")),
  );
  expect(offenders).toEqual([]);
});

function rowsUnder(...prefixes: string[]) {
  return ROOMS.filter(({ room }) => startsWith(...prefixes)(room));
}

function startsWith(...prefixes: string[]) {
  return (room: string) => prefixes.some((prefix) => room.startsWith(prefix));
}

/** A file of the room. */
function planted(room: string): string {
  const path = room
    .replace("**", "lib/planted")
    .replace("*.config.*", "planted.config.ts")
    .replace(".test.*", ".test.ts");
  return path.endsWith("/") ? `${path}planted.ts` : path.replace("*", "planted");
}

type Violation = { rule: string; to: string };

/** Writes files, each with the modules it imports ("type x" imports only a type), and applies the law to them. */
async function check(name: string, files: Record<string, readonly string[]>, rules = /./): Promise<Violation[]> {
  const folder = join(tree, name);
  for (const [file, imports] of Object.entries(files)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, imports.map((target) => statement(file, target)).join("\n"));
  }
  const ruleSet = { forbidden: law.forbidden?.filter(({ name = "" }) => rules.test(name)) };
  const { output } = await cruise(["."], {
    ...law.options,
    tsConfig: undefined,
    baseDir: folder,
    validate: true,
    ruleSet,
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, to }) => ({ rule: rule.name, to }));
}

function statement(from: string, target: string): string {
  const [, type, path = ""] = /^(type )?(.*)$/.exec(target) ?? [];
  const isFile = path.includes("/") || path.includes(".");
  const module = isFile ? `./${relative(dirname(from), path)}` : path;
  return type ? `import type { T } from "${module}";` : `import "${module}";`;
}

function targetsOf(violations: Violation[], rule: string): string[] {
  return [...new Set(violations.filter((found) => found.rule === rule).map(({ to }) => to))].sort();
}

async function rulesBroken(name: string, files: Record<string, readonly string[]>): Promise<string[]> {
  return [...new Set((await check(name, files)).map(({ rule }) => rule))].sort();
}
