const YEAR_SECONDS = 365 * 24 * 3600;

/** Stores a display preference in a cookie, so that the server can render the next page with it. */
export function writePreference(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from browsers we support
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}
