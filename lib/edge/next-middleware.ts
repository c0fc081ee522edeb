import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { env } from "../env";
import { INTERNAL_HEADERS } from "../internal/headers";
import { payloadOf } from "../internal/nonce";
import { createContext, type EdgeContext } from "./context";
import { type EdgeSteps, runSteps } from "./run-steps";

/**
 * The steps as a middleware of Next, for requests that our own server has not taken through them already. Nothing else at
 * the edge knows Next.
 */
export function nextMiddleware(steps: EdgeSteps): (request: NextRequest, event: NextFetchEvent) => Promise<Response> {
  return async (request, event) => {
    const isAdmitted = payloadOf(request.headers.get(INTERNAL_HEADERS.admitted), env().CROWDEE_PEER_NONCE) !== null;
    if (isAdmitted) return NextResponse.next();
    const context = createContext(request, (task) => event.waitUntil(task));
    const response = (await runSteps(context, steps)) ?? passOn(request, context);
    for (const [name, value] of Object.entries(context.responseHeaders)) response.headers.set(name, value);
    const location = response.headers.get("location");
    // Next accepts only absolute addresses here, and makes ours relative again.
    if (location) response.headers.set("location", new URL(location, request.url).href);
    return response;
  };
}

function passOn(request: NextRequest, { requestHeaders }: EdgeContext): Response {
  const changes = Object.entries(requestHeaders);
  // Next copies every request header that is passed to it, so none is when none changes.
  if (changes.length === 0) return NextResponse.next();
  const headers = new Headers(request.headers);
  for (const [name, value] of changes) headers.set(name, value);
  return NextResponse.next({ request: { headers } });
}
