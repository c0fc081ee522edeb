import { clientAddressOf } from "../client-address/client-address";
import type { Contract } from "../contracts/contract";
import { cookieOf } from "../credentials/identify";
import { validationFailed } from "../errors";
import { INTERNAL_HEADERS } from "../internal/headers";
import { execute, prepare, type RawInput } from "../operations/run";
import { chargeUser } from "../services/authentication/user-limit";
import type { Principal } from "../services/shared/principal";
import { textResponse } from "../text-response";
import { assertSameOrigin, authenticateRequest } from "./authenticate-request";
import { readJson } from "./body";
import { ORGANIZATION_COOKIE } from "./cookies";
import { revalidate } from "./etag";
import type { HttpOperation } from "./http-operation";
import { runOnce } from "./idempotency";
import { findUnstorable } from "./text";

/** The header by which a request names its organization. */
const ORGANIZATION_HEADER = "crowdee-organization";

/** Path parameters as Next passes them. */
export type RawParams = Record<string, string | string[] | undefined>;

/**
 * Serves an operation over HTTP: the principal from the raw credential (one database round trip), the origin of cookie
 * writes, then the runner, then the result as JSON.
 *
 * @throws ApiError as the operation does
 */
export async function serve(
  operation: HttpOperation,
  request: Request,
  params: RawParams,
  requestId: string,
): Promise<Response> {
  const { contract } = operation;
  const principal = await callerOf(contract, request, requestId);
  const limitHeaders = principal ? chargeUser(principal) : {};
  const call = await prepare(operation, principal, inputOf(contract, request, params, principal, requestId));
  const { result, replayed } = await runOnce(contract, request, call, () => execute(operation, call));
  const headers = headersOf(operation, principal !== null, result);
  for (const name in limitHeaders) headers.set(name, limitHeaders[name] ?? "");
  if (replayed) headers.set("Idempotency-Replayed", "true");
  if (contract.status === 204) return new Response(null, { status: 204, headers });
  if (!headers.has("Content-Type")) headers.set("Content-Type", "application/json");
  const response = textResponse(JSON.stringify(result), contract.status, headers);
  return contract.etag ? revalidate(request, response) : response;
}

async function callerOf(contract: Contract, request: Request, requestId: string): Promise<Principal | null> {
  if (contract.permission !== "public") return authenticateRequest(request, requestId);
  assertSameOrigin(request);
  return null;
}

function inputOf(
  contract: Contract,
  request: Request,
  params: RawParams,
  principal: Principal | null,
  requestId: string,
): RawInput {
  const { headers } = request;
  return {
    params,
    query: () => queryOf(request),
    body: () => (contract.optionalBody && !hasBody(headers) ? {} : readJson(request)),
    organization: headers.get(ORGANIZATION_HEADER),
    activeOrganization: cookieOf(headers.get("cookie"), ORGANIZATION_COOKIE),
    requestId,
    clientAddress: principal?.clientAddress ?? clientAddressOf(headers),
    // A client that sends this header itself only changes the response to itself.
    limiter: headers.get(INTERNAL_HEADERS.limiter) === "degraded" ? "degraded" : "ok",
  };
}

function headersOf({ contract, headers: extra }: HttpOperation, isAuthenticated: boolean, result: unknown): Headers {
  const headers = new Headers();
  if (contract.secret || isAuthenticated || contract.method !== "GET") headers.set("Cache-Control", "no-store");
  if (contract.mediaType) headers.set("Content-Type", contract.mediaType);
  if (extra) for (const [name, value] of Object.entries(extra(result as never))) headers.set(name, value);
  return headers;
}

/** True when the request says that a body follows (RFC 9112, section 6.3), or of what kind it would be. */
function hasBody(headers: Headers): boolean {
  const length = headers.get("content-length") ?? "0";
  return headers.has("content-type") || headers.has("transfer-encoding") || length !== "0";
}

/** Query parameters by name, each once, checked like the text of a body: Zod skips `__proto__` silently. */
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
