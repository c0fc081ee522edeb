import { NextResponse } from "next/server";
import { redactApiKeys } from "../credentials/api-key";
import { env } from "../env";
import { ApiError } from "../errors";
import type { EdgeContext } from "./context";
import { refuse } from "./response";

/** Pages are only read; but a form sent before its script is there comes to its own page, which then shows again. */
const METHODS = ["GET", "HEAD", "POST"];

/** Pages for signed-in people. Each page checks again for itself; this only spares a stranger the detour. */
const SIGNED_IN = /^\/(orgs|projects|settings|admin)(\/|$)/;

/** The addresses of these may hold the token of a mailed link, which no Referer may repeat, to ourselves either. */
const MAILED = /^\/(sign-in|sign-up|sign-out|invitation|forgot-password|reset-password)(\/|$)/;

/**
 * Answers for a page: sends a stranger from a signed-in page to sign-in and back again, and gives every page a
 * Content-Security-Policy whose scripts need this answer's nonce.
 */
export function respondToPage(context: EdgeContext): Response {
  const { request, path, identity, requestId } = context;
  if (!METHODS.includes(request.method)) return refuse(context, notOfAPage(request.method));
  if (holdsKey(context)) return refuse(context, new ApiError("malformed_request", KEY_IN_ADDRESS));
  if (SIGNED_IN.test(path) && identity.kind !== "session") {
    const target = new URL("/sign-in", request.url);
    target.searchParams.set("callbackUrl", path + request.nextUrl.search);
    return NextResponse.redirect(target, { headers: { "X-Request-Id": requestId } });
  }
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  const inward = new Headers(request.headers);
  inward.set("x-request-id", requestId);
  // Where a page sends someone back to after signing in again; nothing else is decided on it.
  inward.set("x-crowdee-path", path + request.nextUrl.search);
  // Next reads the nonce for its own scripts out of this request header.
  inward.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers: inward } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  if (MAILED.test(path)) response.headers.set("Referrer-Policy", "no-referrer");
  return response;
}

const KEY_IN_ADDRESS =
  "The address holds an API key. Addresses are kept and passed on by many: revoke the key in Settings → API Keys and make another.";

/** Next repeats a page's address in the page, and so would repeat the key. */
function holdsKey({ path, request }: EdgeContext): boolean {
  const texts = [path, ...[...request.nextUrl.searchParams].flat()];
  return texts.some((text) => redactApiKeys(text) !== text);
}

function notOfAPage(method: string): ApiError {
  const allow = METHODS.join(", ");
  return new ApiError("method_not_allowed", `${method} is not one of: ${allow}.`, {}, { Allow: allow });
}

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates code to rebuild stacks; production never does.
  const development = env().NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${env().NODE_ENV === "development" ? " ws:" : ""}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function isHttps(): boolean {
  return env().APP_URL.startsWith("https:");
}
