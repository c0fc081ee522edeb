import { readdirSync } from "node:fs";
import type { Params } from "./requests";

const PRIVATE = "(dashboard)/";

const FILES = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => /(^|\/)page\.tsx$/.test(file));

/** The paths of every page for signed-in people, parameters in brackets: `/orgs/[slug]/projects/[projectId]`. */
export const PRIVATE_PAGES: readonly string[] = FILES.filter((file) => file.startsWith(PRIVATE)).map(pathOfFile);

/** The paths of every page that is open to everyone. */
export const PUBLIC_PAGES: readonly string[] = FILES.filter((file) => !file.startsWith(PRIVATE)).map(pathOfFile);

if (PRIVATE_PAGES.length === 0) throw new Error(`No page was found in app/${PRIVATE}.`);

/** Fills the brackets of a page's path. A parameter without a value fails: a new one needs a fixture. */
export function pagePath(page: string, params: Params): string {
  return page.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${page} takes a parameter the tests do not know: ${name}`);
    return value;
  });
}

/** Folders in parentheses group pages without showing in their address. */
function pathOfFile(file: string): string {
  return `/${file}`.replace(/\/page\.tsx$/, "").replace(/\/\([^)]*\)/g, "") || "/";
}
