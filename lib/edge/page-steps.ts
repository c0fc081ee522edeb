import { env } from "../env";
import { ApiError, methodNotAllowed } from "../errors";
import { INTERNAL_HEADERS } from "../internal/headers";
import { checkFraming, MAX_PAGE_BODY } from "./body-limits";
import type { Step } from "./context";
import { findKeyInAddress } from "./key-in-address";

/** Pages are only read. But a form submitted before its script has loaded posts to its own page. */
const METHODS = ["GET", "HEAD", "POST"];

/** The folders of app/(dashboard). Each page checks its session itself; this only saves an anonymous visitor a detour. */
export const SIGNED_IN_PAGES = ["admin", "orgs", "projects", "settings"];

/** The folders of app/(auth). Their addresses may contain the token of a mailed link, which no Referer may repeat. */
export const AUTH_PAGES = [
  "forgot-password",
  "invitation",
  "reset-password",
  "sign-in",
  "sign-out",
  "sign-up",
  "verify-email",
];

/** Rejects methods that no page has, bodies that no form of a page has, and Next's image optimizer, which nothing uses. */
export const rejectPageMethods: Step = ({ path, request: { method, headers } }) => {
  if (!METHODS.includes(method)) return methodNotAllowed(method, METHODS);
  if (/^\/_next\/image(\/|$)/.test(path)) return new ApiError("not_found", "There is nothing at this address.");
  const framing = { length: headers.get("content-length"), encoding: headers.get("transfer-encoding") };
  return checkFraming(framing, MAX_PAGE_BODY);
};

/** Rejects an address that contains an API key. */
export const rejectKeyInAddress: Step = ({ path, search }) => findKeyInAddress(path, search);

/** Shows the page of a form again that was submitted before its script had loaded. Next never gets the body. */
export const showFormAgain: Step = ({ path, search, request: { method } }) => {
  if (method !== "POST") return null;
  // With two slashes it would be the address of another host.
  const Location = path.replace(/^\/+/, "/") + search;
  return new Response(null, { status: 303, headers: { Location, "Cache-Control": "no-store" } });
};

/** Sends an anonymous visitor of a signed-in page to sign-in, and back again. */
export const requireSignIn: Step = ({ path, search, identity }) => {
  if (identity.kind === "session" || !SIGNED_IN_PAGES.includes(folderOf(path))) return null;
  const query = new URLSearchParams({ callbackUrl: path + search });
  return new Response(null, { status: 307, headers: { Location: `/sign-in?${query}` } });
};

/** Passes the page its own address, and gives it a Content-Security-Policy whose scripts need this response's nonce. */
export const setPageHeaders: Step = ({ path, search, requestHeaders, responseHeaders }) => {
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  requestHeaders[INTERNAL_HEADERS.path] = path + search;
  // Next reads the nonce for its own scripts from this request header.
  requestHeaders["content-security-policy"] = policy;
  responseHeaders["Content-Security-Policy"] = policy;
  if (AUTH_PAGES.includes(folderOf(path))) responseHeaders["Referrer-Policy"] = "no-referrer";
  return null;
};

/** The first segment of a path. */
function folderOf(path: string): string {
  return path.split("/", 2)[1] ?? "";
}

function contentSecurityPolicy(nonce: string): string {
  const { APP_URL, NODE_ENV } = env();
  // React's development build evaluates code to rebuild stacks; production never does.
  const isDevelopment = NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    ...(APP_URL.startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
