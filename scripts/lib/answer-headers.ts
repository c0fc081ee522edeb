/** For whatever is not a page of ours, and for a page that no nonce was made for: it may be looked at, and run nothing. */
const NO_SCRIPTS =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-ancestors 'none'";

const SECURITY = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": NO_SCRIPTS,
};

/**
 * What every answer tells a browser: static files, redirects and our own refusals too, which no route and no edge step
 * ever sees. Pages put their own Content-Security-Policy in the place of this one.
 * @param appUrl our public origin; browsers are bound to https only when it is one
 */
export function answerHeaders(appUrl: string): Record<string, string> {
  return {
    ...SECURITY,
    ...(appUrl.startsWith("https:") && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  };
}
