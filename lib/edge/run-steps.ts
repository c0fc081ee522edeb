import { env } from "../env";
import { ApiError } from "../errors";
import { problemOf } from "../problem";
import { isApiPath } from "./api-path";
import type { EdgeContext, Step } from "./context";

/** The steps of a request: those of every request, and those that follow for the API or for pages. */
export type EdgeSteps = { every: readonly Step[]; api: readonly Step[]; page: readonly Step[] };

/**
 * Runs the steps in order until one of them ends the request.
 *
 * @returns its response; `null` when the request is to be passed on, with the headers the context then holds
 */
export async function runSteps(context: EdgeContext, { every, api, page }: EdgeSteps): Promise<Response | null> {
  for (const step of [...every, ...(isApiPath(context.path) ? api : page)]) {
    const result = await step(context);
    if (result) return respond(context, result);
  }
  return null;
}

function respond({ requestId, responseHeaders }: EdgeContext, result: ApiError | Response): Response {
  if (result instanceof ApiError) {
    const { status, headers, body } = problemOf(result, requestId, env().APP_URL);
    return new Response(body, { status, headers: { ...headers, ...responseHeaders } });
  }
  for (const [name, value] of Object.entries(responseHeaders)) result.headers.set(name, value);
  return result;
}
