const ORIGIN = "http://own.invalid";
/** Pages that make no sense to return to after signing in, and addresses that are no pages. */
const NOT_PAGES = /^\/(sign-in|sign-up|sign-out|forgot-password|reset-password|api)(\/|$)/;

/**
 * The page of ours that an address in a query names, so that nobody can be sent elsewhere through us.
 *
 * @param value     as it came; anything but a path of a page of ours counts as none
 * @param fallback  where to go instead
 */
export function safeRedirect(value: string | string[] | undefined, fallback: string): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, ORIGIN)) return fallback;
  // The parser sees what a browser would see: "/\evil", "//evil" and "/<tab>/evil" all lead to another host.
  const { origin, pathname, search, hash } = new URL(value, ORIGIN);
  if (origin !== ORIGIN || pathname.startsWith("//") || NOT_PAGES.test(pathname)) return fallback;
  return pathname + search + hash;
}
