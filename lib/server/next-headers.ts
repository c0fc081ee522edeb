import type { IncomingHttpHeaders } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { ApiError } from "../errors";

/** The headers of Next's router in the browser, and what each may be. Next responds with 500 to some others. */
const ROUTER_HEADERS: readonly (readonly [name: string, isValid: (value: string) => boolean])[] = [
  ["rsc", (value) => value === "1"],
  ["next-router-prefetch", (value) => /^[123]$/.test(value)],
  ["next-router-segment-prefetch", (value) => /^\/[\x21-\x7e]{0,2000}$/.test(value)],
  ["next-router-state-tree", isRouterState],
  ["next-url", (value) => /^\/[\x21-\x7e]*$/.test(value)],
];

/** The error for the first malformed header of Next's router. Its value is not repeated. */
export function validateRouterHeaders(headers: IncomingHttpHeaders): ApiError | null {
  for (const [name, isValid] of ROUTER_HEADERS) {
    const value = headers[name];
    if (value !== undefined && !isValid(String(value))) {
      return new ApiError("malformed_request", `The ${name} header is malformed.`);
    }
  }
  return null;
}

/** As Next will read it, which knows its own format. */
function isRouterState(value: string): boolean {
  try {
    parseAndValidateFlightRouterState(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * What Next, its hosts and its proxies tell each other; nothing of it has a meaning from a client. Next logs some of the
 * values, and others change what it believes the address of the request to be.
 */
const NEXT_HEADERS =
  /^(next-action|next-resume|x-action-|x-forwarded-(host|port|proto)|x-invoke-|x-matched-path|x-middleware-|x-next-|x-nextjs-(data|rewrite)|x-now-|x-prerender-|x-vercel-)/;

/** Removes those headers from a request that is passed on to Next. */
export function removeNextHeaders(headers: IncomingHttpHeaders): void {
  for (const name in headers) if (NEXT_HEADERS.test(name)) delete headers[name];
}
