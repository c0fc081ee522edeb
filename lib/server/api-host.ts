import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { config, STEPS } from "@/middleware";
import { createContext, type EdgeContext } from "../edge/context";
import { runSteps } from "../edge/run-steps";
import { methodNotAllowed } from "../errors";
import { respond } from "../http/respond";
import type { Handler } from "../http/routes";
import type { RawParams } from "../http/serve";
import { INTERNAL_HEADERS } from "../internal/headers";
import { withNonce } from "../internal/nonce";
import { addRateLimitHeaders } from "../limits/headers";
import { log } from "../log";
import { problemResponse } from "../problem";
import { requestIdOf } from "../request-id";
import { createRouter, handlerOf, type RouteFile } from "./router";
import { acceptBody, webRequest } from "./web-request";
import { sendResponse } from "./web-response";

const FILE_METHODS = ["GET", "HEAD"];

type HostOptions = {
  routes: readonly RouteFile[];
  /** Serves what is not the API's: pages, next-auth and assets. */
  next: RequestListener;
  /** Proves to Next's middleware that a request has gone through the steps. */
  nonce: string;
  /** Our public origin. */
  appUrl: string;
};

/**
 * Hosts the API beside Next, from the same files: it runs the steps that middleware.ts lists, for the paths it matches, and
 * calls the handlers that the route files export. Everything else goes on to Next.
 */
export function createApiHost({ routes, next, nonce, appUrl }: HostOptions): RequestListener {
  const matchRoute = createRouter(routes);
  const stepPaths = new RegExp(`^${config.matcher[0]}$`);

  function passToNext(incoming: IncomingMessage, outgoing: ServerResponse, context: EdgeContext): void {
    Object.assign(incoming.headers, context.requestHeaders, { [INTERNAL_HEADERS.admitted]: withNonce(nonce, "yes") });
    outgoing.setHeaders(new Map(Object.entries(context.responseHeaders)));
    acceptBody(incoming, outgoing);
    next(incoming, outgoing);
  }

  /** Passes a request for a file to Next, which fails on any method that does not read. */
  async function serveFile(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = "", headers } = incoming;
    if (FILE_METHODS.includes(method)) return next(incoming, outgoing);
    const requestId = requestIdOf(headers["x-request-id"]?.toString());
    await sendResponse(outgoing, problemResponse(methodNotAllowed(method, FILE_METHODS), requestId, appUrl), null);
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = webRequest(incoming, outgoing, appUrl);
    const context = createContext(request, waitUntil);
    const early = await respond(request, () => runSteps(context, STEPS));
    const route = matchRoute(context.path);
    if (!early && !route?.module) return passToNext(incoming, outgoing, context);
    const handler = route?.module ? handlerOf(route.module, request.method) : undefined;
    for (const name in context.requestHeaders) request.headers.set(name, context.requestHeaders[name] ?? "");
    const response = early ?? (await respond(request, () => call(handler, request, route?.params ?? {})));
    // A client still waiting to send its body may send it or not, so its next request could not be told from the body.
    if (incoming.headers.expect) outgoing.shouldKeepAlive = false;
    addRateLimitHeaders(response.headers, context.responseHeaders);
    for (const name in context.responseHeaders) outgoing.setHeader(name, context.responseHeaders[name] ?? "");
    const isSecret = handler?.contract?.secret === true;
    await sendResponse(outgoing, response, isSecret ? null : (request.headers.get("accept-encoding") ?? ""));
  }

  return (incoming, outgoing) => {
    const [path = ""] = (incoming.url ?? "").split("?", 1);
    const served = stepPaths.test(path) ? serve(incoming, outgoing) : serveFile(incoming, outgoing);
    served.catch((error) => {
      log().error({ error: error instanceof Error ? error.stack : String(error) }, "a response could not be sent");
      outgoing.destroy();
    });
  };
}

/** As Next does, without a body for a method that the route file does not export. */
function call(handler: Handler | undefined, request: Request, params: RawParams): Promise<Response> | Response {
  return handler ? handler(request, { params: Promise.resolve(params) }) : new Response(null, { status: 405 });
}

/** Our process outlives the response, so background tasks need no keeping alive. */
function waitUntil(task: Promise<unknown>): void {
  task.catch((error) => log().warn({ error: String(error) }, "a background task failed"));
}
