import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";

/** What serving needs besides the build. */
const PARTS = ["package.json", "next.config.mjs", "public"];
const NO_MIDDLEWARE = { version: 3, middleware: {}, sortedMiddleware: [], functions: {} };

export type Copy = { root: string; remove(): void };

/** A copy of the built project without middleware: what would serve if Next skipped ours. */
export function copyWithoutMiddleware(): Copy {
  const root = mkdtempSync(join(tmpdir(), "crowdee-bare-"));
  for (const part of PARTS) cpSync(part, join(root, part), { recursive: true });
  symlinkSync(realpathSync("node_modules"), join(root, "node_modules"));
  const isCache = (path: string) => path.endsWith(`.next${sep}cache`);
  cpSync(".next", join(root, ".next"), { recursive: true, verbatimSymlinks: true, filter: (path) => !isCache(path) });
  writeFileSync(join(root, ".next/server/middleware-manifest.json"), JSON.stringify(NO_MIDDLEWARE));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
