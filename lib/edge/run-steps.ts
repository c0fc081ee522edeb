import { env } from "../env";
import { ApiError } from "../errors";
import { problemResponse } from "../problem";
import { isApiPath } from "./api-path";
import type { EdgeContext, Step } from "./context";

/** The steps of a request to the API, and of one for a page. */
export type EdgeSteps = { api: readonly Step[]; page: readonly Step[] };

/**
 * Runs the steps in order until one of them ends the request.
 *
 * @returns its response, or `null` when the request is to be passed on. Either way the context then holds headers for it
 */
export async function runSteps(context: EdgeContext, { api, page }: EdgeSteps): Promise<Response | null> {
  for (const step of isApiPath(context.path) ? api : page) {
    const result = await step(context);
    if (result) return result instanceof ApiError ? problemResponse(result, context.requestId, env().APP_URL) : result;
  }
  return null;
}
