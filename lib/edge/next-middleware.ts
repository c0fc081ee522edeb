import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { createContext } from "./context";
import { type EdgeSteps, runSteps } from "./run-steps";

/** The steps as a middleware of Next. Nothing else at the edge knows Next. */
export function nextMiddleware(steps: EdgeSteps): (request: NextRequest, event: NextFetchEvent) => Promise<Response> {
  return async (request, event) => {
    const context = createContext(request, (task) => event.waitUntil(task));
    return (await runSteps(context, steps)) ?? passOn(request, context.requestHeaders, context.responseHeaders);
  };
}

function passOn(
  request: NextRequest,
  requestHeaders: Record<string, string>,
  responseHeaders: Record<string, string>,
): Response {
  const changes = Object.entries(requestHeaders);
  // Next copies every request header that is passed to it, so none is when none changes.
  if (changes.length === 0) return NextResponse.next({ headers: responseHeaders });
  const headers = new Headers(request.headers);
  for (const [name, value] of changes) headers.set(name, value);
  return NextResponse.next({ headers: responseHeaders, request: { headers } });
}
