import type { Contract, Method } from "../contracts/contract";
import { ApiError, methodNotAllowed } from "../errors";
import { chargeUser } from "../services/authentication/user-limit";
import { authenticateRequest } from "./authenticate-request";
import type { HttpOperation } from "./http-operation";
import { respond } from "./respond";
import { type RawParams, serve } from "./serve";

/** A handler as Next calls it; `params` are those of the path. A handler of an operation carries its contract. */
export type Handler = ((request: Request, context: { params: Promise<RawParams> }) => Promise<Response>) & {
  contract?: Contract;
};

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const satisfies readonly (Method | "OPTIONS")[];

type Handlers = Record<(typeof METHODS)[number], Handler>;

/**
 * Handlers for every method of one path: those of its operations, 405 with Allow for the others, and OPTIONS. A path
 * without a public operation gives either only to a caller with a live credential, like everything else about it.
 *
 * @param operations  those of the path, one a method
 */
export function routes(...operations: HttpOperation[]): Handlers {
  const methods = operations.map(({ contract }) => contract.method);
  const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  const isPublic = operations.some(({ contract }) => contract.permission === "public");
  const reject = guarded(isPublic, ({ method }) => {
    throw methodNotAllowed(method, allowed);
  });
  const options = guarded(isPublic, () => new Response(null, { status: 204, headers: { Allow: allowed.join(", ") } }));
  const served = operations.map((operation) => [operation.contract.method, handlerOf(operation)]);
  return { ...everyMethod(reject), OPTIONS: options, ...Object.fromEntries(served) };
}

/** Handlers for paths that name nothing: 401 without a credential, 404 with one. */
export const unknownPath: Handlers = everyMethod(
  guarded(false, () => {
    throw new ApiError("not_found", "No such endpoint. GET /api/v1 lists all endpoints.");
  }),
);

/** The same handler for every method. */
function everyMethod(handler: Handler): Handlers {
  return Object.fromEntries(METHODS.map((method) => [method, handler])) as Handlers;
}

function handlerOf(operation: HttpOperation): Handler {
  const handler: Handler = (request, { params }) =>
    respond(request, async (requestId) => serve(operation, request, await params, requestId));
  return Object.assign(handler, { contract: operation.contract });
}

function guarded(isPublic: boolean, produce: (request: Request) => Response): Handler {
  return (request) =>
    respond(request, async (requestId) => {
      if (!isPublic) chargeUser(await authenticateRequest(request, requestId));
      return produce(request);
    });
}
