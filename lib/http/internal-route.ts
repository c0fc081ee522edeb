import { isInternal } from "../internal/routes";
import { respond } from "./respond";
import { type Handler, unknownPath } from "./routes";

/** A route for our own processes only; to everyone else it does not exist. */
export function internalRoute(produce: () => Promise<unknown>): Handler {
  return (request, context) =>
    isInternal(request.headers)
      ? respond(request, async () => Response.json(await produce(), { headers: { "Cache-Control": "no-store" } }))
      : unknownPath.GET(request, context);
}
