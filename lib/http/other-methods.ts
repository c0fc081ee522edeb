import { identify } from "../credentials/identify";
import { credentialSecrets } from "../credentials/secrets";
import { env } from "../env";
import { ApiError } from "../errors";
import { problemResponse } from "../problem";
import { requestIdOf } from "../request-id";
import { authenticate } from "../services/authentication/authenticate";
import { toApiError } from "../services/shared/to-api-error";
import type { Route } from "./define-route";

type Handler = (request: Request) => Promise<Response>;

/**
 * Handlers for the methods a resource does not have: 405 with Allow as a problem document, and OPTIONS. A resource that
 * is not public answers them only to a caller with a live credential, like everything else about it.
 *
 * @param routes  the routes the resource has
 */
export function otherMethods(
  ...routes: Route[]
): Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler> {
  const methods = routes.map((route) => route.contract.method);
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const isPublic = routes.some((route) => route.contract.permission === "public");
  const refuse: Handler = (request) =>
    guarded(request, isPublic, () => {
      throw new ApiError("method_not_allowed", `${request.method} is not one of: ${allow}.`, {}, { Allow: allow });
    });
  const options: Handler = (request) =>
    guarded(request, isPublic, () => new Response(null, { status: 204, headers: { Allow: allow } }));
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options };
}

/** A handler for addresses that name nothing: 401 to strangers, 404 to the rest. */
export const unknownPath: Handler = (request) =>
  guarded(request, false, () => {
    throw new ApiError("not_found", "No such endpoint; GET /api/v1 lists what there is.");
  });

async function guarded(request: Request, isPublic: boolean, answer: () => Response): Promise<Response> {
  const requestId = requestIdOf(request.headers.get("x-request-id"));
  try {
    if (!isPublic) await authenticate(identify(request.headers, credentialSecrets()), requestId);
    return answer();
  } catch (error) {
    return problemResponse(toApiError(error, requestId), requestId, env().APP_URL);
  }
}
