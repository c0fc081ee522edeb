const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True when a request that a browser may have sent automatically, cookies included, comes from our own origin or changes
 * nothing. Browsers mark every unsafe request with `Sec-Fetch-Site` or `Origin`; a request with neither was not made by
 * a page, so no page can have forged it.
 *
 * @param appUrl  our public origin
 * @see https://pkg.go.dev/net/http#CrossOriginProtection the same rules in Go's standard library
 */
export function isSameOrigin(method: string, headers: Headers, appUrl: string): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const origin = headers.get("origin");
  if (origin === appUrl) return true;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  return origin === null || hostOf(origin) === headers.get("host");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
