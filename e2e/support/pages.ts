import type { Params } from "./requests";

const FILES = import.meta.glob("../../app/**/page.tsx");
const PRIVATE = "../../app/(dashboard)/";

/** The paths of every page for signed-in people, parameters in brackets: `/projects/[projectId]`. */
export const PRIVATE_PAGES: readonly string[] = Object.keys(FILES)
  .filter((file) => file.startsWith(PRIVATE))
  .map((file) =>
    file
      .replace("../../app", "")
      .replace("/page.tsx", "")
      .replace(/\/\([^)]*\)/g, ""),
  );

if (PRIVATE_PAGES.length === 0) throw new Error(`No page was found in ${PRIVATE}.`);

/** Fills the brackets of a page's path. A parameter without a value fails: a new one needs a fixture. */
export function pagePath(page: string, params: Params): string {
  return page.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${page} takes a parameter the tests do not know: ${name}`);
    return value;
  });
}
