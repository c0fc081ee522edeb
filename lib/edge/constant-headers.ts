import { env } from "../env";
import { INTERNAL_HEADERS } from "../internal/headers";
import { payloadOf } from "../internal/nonce";
import { isApiPath } from "./api-path";
import type { Step } from "./context";

/** For whatever is not one of our pages, and for a page without a nonce: it may be displayed, but run no script. */
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
 * The headers of every response: static files, redirects and rejections by our server too, which no route and no edge step
 * sees. Pages replace the Content-Security-Policy with their own.
 *
 * @param appUrl  our public origin; browsers are bound to https only when it uses it
 * @param isApi   whether the response is the API's, which pages of any origin may call
 */
export function constantHeaders(appUrl: string, isApi: boolean): Record<string, string> {
  return {
    ...SECURITY,
    ...(isApi && CORS),
    ...(appUrl.startsWith("https:") && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  };
}

/** Sets {@link constantHeaders} where our own server has not set them already. */
export const setConstantHeaders: Step = ({ request, path, responseHeaders }) => {
  const { APP_URL, CROWDEE_PEER_NONCE } = env();
  const isBehindOurs = payloadOf(request.headers.get(INTERNAL_HEADERS.peer), CROWDEE_PEER_NONCE) !== null;
  if (!isBehindOurs) Object.assign(responseHeaders, constantHeaders(APP_URL, isApiPath(path)));
  return null;
};
