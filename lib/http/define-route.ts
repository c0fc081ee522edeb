import { z } from "zod";
import type { Contract } from "../contracts/contract";
import { cookieOf, type Identity, identify } from "../credentials/identify";
import { credentialSecrets } from "../credentials/secrets";
import { isSameOrigin } from "../edge/origin";
import { env } from "../env";
import { ApiError, validationFailed } from "../errors";
import { problemResponse } from "../problem";
import { requestIdOf } from "../request-id";
import { authenticate, enterOrganization } from "../services/authentication/authenticate";
import { authorize, type OrganizationPrincipal, type Principal } from "../services/shared/principal";
import { toApiError } from "../services/shared/to-api-error";
import { readJson } from "./body";
import { checkResponse } from "./check-response";
import { ORGANIZATION_COOKIE } from "./cookies";
import { revalidate } from "./etag";
import { runOnce } from "./idempotency";
import { findUnstorable } from "./text";
import { validate } from "./validate";

/** The header by which a request names its organization. */
export const ORGANIZATION_HEADER = "crowdee-organization";

const NO_PARAMETERS = z.strictObject({});

type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

type PrincipalOf<C extends Contract> = C["permission"] extends "public"
  ? undefined
  : C["organization"] extends "header" | "path"
    ? OrganizationPrincipal
    : Principal;

/** What a handler gets: proved, authorized and parsed. `responseHeaders` are added to the answer of success. */
export type RouteInput<C extends Contract> = {
  principal: PrincipalOf<C>;
  params: Parsed<C["params"]>;
  query: Parsed<C["query"]>;
  body: Parsed<C["body"]>;
  request: Request;
  requestId: string;
  responseHeaders: Headers;
};

// biome-ignore lint/suspicious/noConfusingVoidType: a handler without an answer returns nothing
type Answer<C extends Contract> = C["answer"] extends z.ZodType ? z.infer<C["answer"]> : void;

/** What Next passes beside the request. */
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/** A route handler as Next calls it, bearing its contract. */
export type Route<C extends Contract = Contract> = ((request: Request, context: RouteContext) => Promise<Response>) & {
  contract: C;
};

/**
 * The only way a route exists. In this order: principal from the raw credential (one database round trip), origin of
 * cookie writes, organization and effective role, permission, params, query, body, handler, answer. Every error is mapped
 * once, here. Nothing the edge concluded is believed.
 *
 * @param contract  the operation's data
 * @param handler   plain data in, plain data out; throws {@link ApiError} to refuse
 */
export function defineRoute<const C extends Contract>(
  contract: C,
  handler: (input: RouteInput<C>) => Promise<Answer<C>> | Answer<C>,
): Route<C> {
  const route = async (request: Request, context: RouteContext): Promise<Response> => {
    const requestId = requestIdOf(request.headers.get("x-request-id"));
    try {
      return await serve(contract, handler, request, await context.params, requestId);
    } catch (error) {
      return problemResponse(toApiError(error, requestId), requestId, env().APP_URL);
    }
  };
  return Object.assign(route, { contract });
}

async function serve<C extends Contract>(
  contract: C,
  handler: (input: RouteInput<C>) => Promise<Answer<C>> | Answer<C>,
  request: Request,
  rawParams: Record<string, unknown>,
  requestId: string,
): Promise<Response> {
  const principal = await admit(contract, request, rawParams, requestId);
  const params = parseParams(contract, rawParams);
  const query = parseQuery(contract, request);
  const body = contract.body && validate(contract.body, await bodyOf(contract, request));
  const isPrivate = contract.secret || principal || contract.method !== "GET";
  const responseHeaders = new Headers(isPrivate ? { "Cache-Control": "no-store" } : {});
  const input = { principal, params, query, body, request, requestId, responseHeaders } as RouteInput<C>;
  const produce = async () => checkResponse(contract, await handler(input));
  const answer = principal
    ? await runOnce({ contract, request, principal, body, responseHeaders }, produce)
    : await produce();
  if (contract.status === 204) return new Response(null, { status: 204, headers: responseHeaders });
  if (contract.mediaType) responseHeaders.set("Content-Type", contract.mediaType);
  const response = Response.json(answer, { status: contract.status, headers: responseHeaders });
  return contract.etag ? revalidate(request, response) : response;
}

async function admit(
  contract: Contract,
  request: Request,
  rawParams: Record<string, unknown>,
  requestId: string,
): Promise<Principal | undefined> {
  const { headers, method } = request;
  if (contract.permission === "public") {
    if (!isSameOrigin(method, headers, env().APP_URL)) throw crossOrigin();
    return undefined;
  }
  const identity = identify(headers, credentialSecrets());
  const principal = await authenticate(identity, requestId);
  assertOrigin(identity, request);
  if (contract.session && principal.credential.type !== "session") throw new ApiError("session_required");
  if (!contract.organization) return principal;
  const entered = enterOrganization(principal, organizationOf(contract, headers, rawParams), activeOf(headers));
  if (contract.permission !== "authenticated") authorize(entered, contract.permission);
  return entered;
}

function assertOrigin(identity: Identity, request: Request): void {
  if (identity.kind === "session" && !isSameOrigin(request.method, request.headers, env().APP_URL)) throw crossOrigin();
}

function crossOrigin(): ApiError {
  return new ApiError("cross_origin_forbidden", "A change made with a session must come from our own pages.");
}

function organizationOf(contract: Contract, headers: Headers, rawParams: Record<string, unknown>): string | null {
  return contract.organization === "path" ? String(rawParams.organizationId) : headers.get(ORGANIZATION_HEADER);
}

function activeOf(headers: Headers): string | null {
  return cookieOf(headers.get("cookie"), ORGANIZATION_COOKIE);
}

/** An id that cannot exist is answered like one that does not. */
function parseParams(contract: Contract, rawParams: Record<string, unknown>): unknown {
  const parsed = contract.params?.safeParse(rawParams);
  if (parsed && !parsed.success) throw new ApiError("not_found");
  return parsed?.data;
}

function bodyOf(contract: Contract, request: Request): Promise<unknown> | unknown {
  return contract.optionalBody && !hasBody(request.headers) ? {} : readJson(request);
}

/** True when the request says that a body follows (RFC 9112, section 6.3), or of what kind it would be. */
function hasBody(headers: Headers): boolean {
  const length = headers.get("content-length") ?? "0";
  return headers.has("content-type") || headers.has("transfer-encoding") || length !== "0";
}

/** Where a caller is known, a parameter that means nothing is a mistake they want to hear of. */
function parseQuery(contract: Contract, request: Request): unknown {
  if (contract.query) return validate(contract.query, queryOf(request));
  if (contract.permission !== "public") validate(NO_PARAMETERS, queryOf(request));
  return undefined;
}

/** Query parameters by name, each once, held to the same rules of text as a body: Zod passes over `__proto__` in silence. */
function queryOf(request: Request): Record<string, string> {
  if (!request.url.includes("?")) return {};
  const { searchParams } = new URL(request.url);
  const query = Object.fromEntries(searchParams);
  const fault = findUnstorable(query);
  if (fault) throw validationFailed([fault]);
  const repeated = Object.keys(query).find((name) => searchParams.getAll(name).length > 1);
  if (repeated !== undefined) throw validationFailed([{ path: repeated, message: "must be given once" }]);
  return query;
}
