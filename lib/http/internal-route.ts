import { env } from "../env";
import { isInternal } from "../internal/client";
import { problemResponse } from "../problem";
import { requestIdOf } from "../request-id";
import { toApiError } from "../services/shared/to-api-error";
import { unknownPath } from "./other-methods";

/** A route for our own processes only; to everyone else it does not exist. */
export function internalRoute(produce: () => Promise<unknown>): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isInternal(request.headers)) return unknownPath(request);
    const requestId = requestIdOf(request.headers.get("x-request-id"));
    try {
      return Response.json(await produce(), { headers: { "Cache-Control": "no-store" } });
    } catch (error) {
      return problemResponse(toApiError(error, requestId), requestId, env().APP_URL);
    }
  };
}
