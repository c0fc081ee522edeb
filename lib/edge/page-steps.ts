import { redactApiKeys } from "../credentials/api-key";
import { env } from "../env";
import { ApiError, methodNotAllowed } from "../errors";
import { INTERNAL_HEADERS } from "../internal/headers";
import type { Step } from "./context";

/** Pages are only read. But a form submitted before its script has loaded posts to its own page, which shows it again. */
const METHODS = ["GET", "HEAD", "POST"];

/** The folders of app/(dashboard). Each page checks its session itself; this only saves an anonymous visitor a detour. */
export const SIGNED_IN_PAGES = ["admin", "orgs", "projects", "settings"];

/** The folders of app/(auth). Their addresses may contain the token of a mailed link, which no Referer may repeat. */
export const AUTH_PAGES = ["forgot-password", "invitation", "reset-password", "sign-in", "sign-out", "sign-up"];

/** Rejects methods that no page has. */
export const rejectPageMethods: Step = ({ request: { method } }) =>
  METHODS.includes(method) ? null : methodNotAllowed(method, METHODS);

/** Rejects an address that contains an API key: Next repeats the address in the page. */
export const rejectKeyInAddress: Step = ({ path, search }) => {
  const texts = [path, ...[...new URLSearchParams(search)].flat()];
  return texts.some((text) => redactApiKeys(text) !== text) ? new ApiError("malformed_request", KEY_IN_ADDRESS) : null;
};

const KEY_IN_ADDRESS =
  "The address contains an API key. Addresses end up in histories and logs: revoke the key in Settings → API Keys and create another.";

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
