import { env } from "../env";
import { problemResponse } from "../problem";
import { requestIdOf } from "../request-id";
import { toApiError } from "../services/shared/to-api-error";

/**
 * Serves a request and turns whatever is thrown on the way into problem details. Every response outside pages comes from
 * here, so errors are mapped in one place.
 *
 * @param produce  gets the request's id
 */
export async function respond<R extends Response | null>(
  request: Request,
  produce: (requestId: string) => Promise<R> | R,
): Promise<R | Response> {
  const requestId = requestIdOf(request.headers.get("x-request-id"));
  try {
    return await produce(requestId);
  } catch (error) {
    return problemResponse(toApiError(error, requestId), requestId, env().APP_URL);
  }
}
