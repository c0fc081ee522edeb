import { NextResponse } from "next/server";
import { env } from "../env";
import type { ApiError } from "../errors";
import { budgetHeaders } from "../limits/headers";
import { problemOf } from "../problem";
import { edgeLimiter } from "./apply-limit";
import type { EdgeContext } from "./context";

/** What a preflight asks (https://fetch.spec.whatwg.org/#http-cors-protocol); the rest of CORS is our server's. */
const PREFLIGHT = {
  "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, Crowdee-Organization, Idempotency-Key, X-Request-Id",
  "Access-Control-Max-Age": "86400",
};

/** True for the question a browser asks before a cross-origin request. It bears no credential and is not charged. */
export function isPreflight({ request }: EdgeContext): boolean {
  return request.method === "OPTIONS" && request.headers.has("access-control-request-method");
}

/** Answers a preflight. */
export function respondToPreflight(context: EdgeContext): Response {
  return new NextResponse(null, { status: 204, headers: { ...apiHeaders(context), ...PREFLIGHT } });
}

/** Answers with a refusal. */
export function refuse(context: EdgeContext, error: ApiError): Response {
  const { status, headers, body } = problemOf(error, context.requestId, env().APP_URL);
  return new NextResponse(body, { status, headers: { ...headers, ...apiHeaders(context) } });
}

/** Lets the request go on to its route, with the budget on the answer. */
export function pass(context: EdgeContext): Response {
  const { request, path, requestId } = context;
  const inward: Record<string, string> = {};
  if (request.headers.get("x-request-id") !== requestId) inward["x-request-id"] = requestId;
  if (path === "/api/health") inward["x-crowdee-limiter"] = edgeLimiter().degraded ? "degraded" : "ok";
  const headers = apiHeaders(context);
  if (Object.keys(inward).length === 0) return NextResponse.next({ headers });
  const outbound = new Headers(request.headers);
  for (const [name, value] of Object.entries(inward)) outbound.set(name, value);
  return NextResponse.next({ headers, request: { headers: outbound } });
}

/** What only the edge knows; the rest of an answer's headers are our server's. */
function apiHeaders({ request, requestId, decision }: EdgeContext): Record<string, string> {
  return {
    ...(decision && budgetHeaders(decision, Date.now())),
    // Our server has named the request before us, on the answer too.
    ...(request.headers.get("x-request-id") !== requestId && { "X-Request-Id": requestId }),
  };
}
