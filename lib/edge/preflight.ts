import type { Step } from "./context";

/** See https://fetch.spec.whatwg.org/#http-cors-protocol. */
const HEADERS = {
  "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, Crowdee-Organization, Idempotency-Key, X-Request-Id",
  "Access-Control-Max-Age": "86400",
};

/** Responds to the preflight a browser sends before a cross-origin request. It has no credential and is not counted. */
export const respondToPreflight: Step = ({ request: { method, headers } }) =>
  method === "OPTIONS" && headers.has("access-control-request-method")
    ? new Response(null, { status: 204, headers: HEADERS })
    : null;
