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
 * CORS (https://fetch.spec.whatwg.org/#http-cors-protocol): bearer credentials work from any origin; cookies never do,
 * because Access-Control-Allow-Credentials is never sent.
 */
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers":
    "X-Request-Id, RateLimit, RateLimit-Policy, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, WWW-Authenticate, Idempotency-Replayed, ETag",
};

/**
 * What every answer tells a browser: static files, redirects and our own refusals too, which no route and no edge step
 * ever sees. Pages put their own Content-Security-Policy in the place of this one.
 * @param appUrl our public origin; browsers are bound to https only when it is one
 * @param isApi  whether the API answers, which pages of any origin may call
 */
export function responseHeaders(appUrl: string, isApi: boolean): Record<string, string> {
  return {
    ...SECURITY,
    ...(isApi && CORS),
    ...(appUrl.startsWith("https:") && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  };
}
