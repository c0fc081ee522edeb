import { NextRequest } from "next/server";
import NextAuth from "next-auth/next";
import { clientAddressOf } from "../client-address/client-address";
import { env } from "../env";
import { ApiError, validationFailed } from "../errors";
import { isSameOrigin } from "../origin";
import { readFields } from "./body";
import { nextAuthOptions, SessionEnded } from "./next-auth-options";
import { oauthProviders } from "./next-auth-providers";
import { respond } from "./respond";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The actions of next-auth we use, and their methods. Its own pages, its mail links and its client's log are not. */
const ACTIONS = new Map([
  ["csrf", ["GET"]],
  ["session", ["GET", "POST"]],
  ["providers", ["GET"]],
  ["signin", ["GET"]],
  ["signout", ["POST"]],
  ["error", ["GET"]],
]);

/** All any action takes; what else comes along, such as the data of `session.update()`, never reaches next-auth. */
const FIELDS = ["csrfToken", "callbackUrl", "email", "password", "json"] as const;

const PROVIDER_ACTIONS = new Map([
  ["signin", ["POST"]],
  ["callback", ["GET"]],
]);

const SANE_ERROR = /^[\w.-]{1,64}$/;
const MAX_URL = 2048;

/**
 * next-auth behind checks of ours: only what is well-formed reaches it, and the errors it would swallow become problem
 * details.
 *
 * @param request  below /api/auth; `segments` of the path come with the context
 */
export function nextAuthRoute(request: NextRequest, context: Context): Promise<Response> {
  return respond(request, async (requestId) => {
    const segments = (await context.params).nextauth;
    const methods = methodsOf(segments);
    if (!methods) throw new ApiError("not_found", "No such endpoint.");
    const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: allow } });
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (!methods.includes(method)) throw new ApiError("method_not_allowed", undefined, {}, { Allow: allow });
    assertOwnAddresses(request);
    return method === "GET" ? await get(request, segments, requestId) : await post(request, segments, requestId);
  });
}

function methodsOf([action = "", providerId, ...rest]: string[]): string[] | undefined {
  if (providerId === undefined) return ACTIONS.get(action);
  if (rest.length > 0) return undefined;
  if (providerId === "credentials") return action === "callback" ? ["POST"] : undefined;
  if (!oauthProviders().some(({ id }) => id === providerId)) return undefined;
  return PROVIDER_ACTIONS.get(action);
}

/** Rejects invalid redirect addresses, which next-auth would report as an error in our configuration. */
function assertOwnAddresses(request: NextRequest): void {
  const { searchParams } = new URL(request.url);
  const kept = request.cookies.getAll().filter(({ name }) => name.endsWith("next-auth.callback-url"));
  for (const url of [...searchParams.getAll("callbackUrl"), ...kept.map(({ value }) => value)]) {
    const isWebAddress = URL.canParse(url, env().APP_URL) && /^https?:/.test(new URL(url, env().APP_URL).protocol);
    const isWhole = url.startsWith("/") || URL.canParse(url);
    if (url !== "" && !(isWebAddress && isWhole && url.length <= MAX_URL)) {
      throw validationFailed([{ path: "callbackUrl", message: "must be a web address or an absolute path" }]);
    }
  }
}

async function get(request: NextRequest, segments: string[], requestId: string): Promise<Response> {
  const url = new URL(request.url);
  // It goes on into a Location header as it is.
  const isSane = SANE_ERROR.test(url.searchParams.get("error") ?? "");
  if (!isSane) url.searchParams.delete("error");
  if (!isSane && segments[0] === "error") url.searchParams.set("error", "Default");
  return run(new NextRequest(url, { headers: request.headers }), segments, requestId);
}

async function post(request: NextRequest, segments: string[], requestId: string): Promise<Response> {
  if (!isSameOrigin(request.method, request.headers, env().APP_URL)) {
    throw new ApiError("cross_origin_forbidden", "This form must be submitted from our own pages.");
  }
  const fields = await readFields(request, FIELDS);
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/x-www-form-urlencoded");
  // Asked for JSON, next-auth keeps the status that its redirects hide.
  const body = new URLSearchParams({ ...fields, json: "true" }).toString();
  const response = await run(new NextRequest(request.url, { method: "POST", headers, body }), segments, requestId);
  if (segments[0] === "session") {
    if (response.status === 400) throw staleForm();
    return response;
  }
  const { url } = (await response.json()) as { url: string };
  if (url.endsWith("?csrf=true")) throw staleForm();
  if (fields.json === "true") return Response.json({ url }, { status: response.status, headers: response.headers });
  response.headers.set("Location", url);
  return new Response(null, { status: 302, headers: response.headers });
}

async function run(request: NextRequest, segments: string[], requestId: string): Promise<Response> {
  const faults: unknown[] = [];
  const { headers } = request;
  const origin = { requestId, clientAddress: clientAddressOf(headers), userAgent: headers.get("user-agent") };
  const options = nextAuthOptions(origin, async (callback) => {
    try {
      return await callback();
    } catch (error) {
      if (!(error instanceof SessionEnded)) faults.push(error);
      throw error;
    }
  });
  const context = { params: Promise.resolve({ nextauth: segments }) };
  const response = (await NextAuth(request, context, options)) as Response;
  if (faults.length > 0) throw faults[0];
  if (response.status >= 500) throw new Error(`next-auth returned ${response.status} to ${segments.join("/")}`);
  response.headers.set("Cache-Control", "no-store");
  if (response.status === 401) response.headers.set("WWW-Authenticate", 'Bearer realm="crowdee"');
  return response;
}

function staleForm(): ApiError {
  const detail = "csrfToken does not match the cookie. Get a new pair from GET /api/auth/csrf.";
  return new ApiError("cross_origin_forbidden", detail);
}
