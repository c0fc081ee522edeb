import { isInternal } from "../credentials/internal";
import { env } from "../env";
import { problemResponse } from "../problem";
import { requestIdOf } from "../request-id";
import { refusalOf } from "../services/failure";
import { unknownPath } from "./other-methods";

/** A route for our own processes only; to everyone else it does not exist. */
export function answerInternal(produce: () => Promise<unknown>): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isInternal(request.headers)) return unknownPath(request);
    const requestId = requestIdOf(request.headers.get("x-request-id"));
    try {
      return Response.json(await produce(), { headers: { "Cache-Control": "no-store" } });
    } catch (error) {
      return problemResponse(refusalOf(error, requestId), requestId, env().APP_URL);
    }
  };
}
