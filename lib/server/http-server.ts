import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import { isApiPath } from "../edge/api-path";
import { ApiError } from "../errors";
import { forwardError } from "../internal/forwarded-error";
import { INTERNAL_HEADERS } from "../internal/headers";
import { withNonce } from "../internal/nonce";
import { log } from "../log";
import { problemOf } from "../problem";
import { requestIdOf } from "../request-id";
import { responseHeaders } from "./constant-headers";
import { logWhenDone } from "./request-log";
import { methodRefused, validateRequest } from "./validate-request";

/**
 * How long a client may take, in milliseconds: to send the headers, and a whole request; to say nothing in the middle of
 * one, or not to read its answer; to keep a connection for its next request.
 */
const PATIENCE = { headers: 20_000, request: 300_000, silence: 15_000, idle: 65_000 };

/**
 * An HTTP server that lets only well-formed requests reach a handler, each with a request id and the address of its
 * socket, which no client can forge.
 * @param handle Next's request handler
 */
export function createGuardedServer(handle: RequestListener, peer: Peer, patience = PATIENCE): Server {
  const told = { ...peer, headers: headersFor(peer.appUrl) };
  const exchanges = new WeakMap<Duplex, Exchange>();
  const refuse = (socket: Duplex, error: ApiError) => {
    const exchange = exchanges.get(socket);
    refuseRaw(socket, exchange?.response.writableFinished ? undefined : exchange, error, peer.appUrl);
  };
  const accept = (request: IncomingMessage, response: ServerResponse) => {
    exchanges.set(request.socket, { request, response });
    serve(request, response, handle, told);
  };
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: patience.headers / 4,
      // A missing Host is refused by us, with a problem document.
      requireHostHeader: false,
      noDelay: true,
    },
    accept,
  );
  // Without a listener Node answers 417 by itself, without a word.
  server.on("checkExpectation", accept);
  // Node counts silence in both directions, so a slow answer of ours must not be taken for a slow client.
  server.setTimeout(patience.silence, (socket) => {
    const exchange = exchanges.get(socket);
    if (exchange?.response.writableFinished || socket.writableLength > 0) socket.destroy();
    else if (exchange?.request.complete !== true) refuse(socket, late());
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => refuse(socket, reasonOf(error)));
  server.on("connect", (_request, socket) => refuse(socket, methodRefused("CONNECT")));
  return server;
}

/** The boot's nonce that proves a socket's address to the edge, and our public origin for problem documents. */
type Peer = { nonce: string; appUrl: string };

/** What every answer bears: the API's, and all others. */
type Always = { api: Map<string, string>; page: Map<string, string> };

function headersFor(appUrl: string): Always {
  const headers = (isApi: boolean) => new Map(Object.entries(responseHeaders(appUrl, isApi)));
  return { api: headers(true), page: headers(false) };
}

type Exchange = { request: IncomingMessage; response: ServerResponse };

function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestListener,
  { nonce, appUrl, headers: always }: Peer & { headers: Always },
): void {
  const { headers } = request;
  const requestId = requestIdOf(headers["x-request-id"]?.toString());
  logWhenDone(request, response, requestId, request.url ?? "");
  const { target, refusal } = validateRequest(request);
  const [path = ""] = (target ?? "").split("?", 1);
  response.setHeaders(isApiPath(path) ? always.api : always.page);
  response.setHeader("X-Request-Id", requestId);
  if (target === undefined) {
    refuse(response, refusal, requestId, appUrl);
    return;
  }
  if (refusal) {
    // The edge answers it, and no more than its headers matter: Next could read neither this method nor this body.
    request.method = "GET";
    headers.host ??= "localhost";
    delete headers.upgrade;
    headers[INTERNAL_HEADERS.error] = forwardError(refusal, nonce);
  }
  request.url = target;
  headers["x-request-id"] = requestId;
  headers[INTERNAL_HEADERS.peer] = withNonce(nonce, request.socket.remoteAddress ?? "");
  handle(request, response);
}

function refuse(response: ServerResponse, error: ApiError, requestId: string, appUrl: string): void {
  const { status, headers, body } = problemOf(error, requestId, appUrl);
  // What is still to come of a refused request's body is not worth reading.
  response.writeHead(status, { ...headers, Connection: "close" }).end(body);
}

/** How long a refused client may go on sending before the connection is cut: cut at once, it could miss the answer. */
const FAREWELL_MS = 1_000;

/** Answers where Node could not read a request, or not to its end; an answer that has begun already is broken off. */
function refuseRaw(socket: Duplex, exchange: Exchange | undefined, error: ApiError, appUrl: string): void {
  if (!socket.writable || exchange?.response.headersSent) {
    if (!socket.writableEnded) socket.destroy();
    return;
  }
  const requestId = requestIdOf(exchange?.response.getHeader("X-Request-Id")?.toString());
  const { status, headers, body } = problemOf(error, requestId, appUrl);
  if (exchange) exchange.response.statusCode = status;
  else log().info({ requestId, status }, "unreadable request");
  const all = {
    ...responseHeaders(appUrl, false),
    ...headers,
    "X-Request-Id": requestId,
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}

function reasonOf({ code }: NodeJS.ErrnoException): ApiError {
  if (code === "HPE_INVALID_METHOD") return methodRefused("");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return late();
  if (code === "HPE_HEADER_OVERFLOW") return new ApiError("malformed_request", "The headers are larger than 16 kB.");
  if (code === "HPE_INVALID_EOF_STATE") {
    return new ApiError("malformed_request", "The request ended before its announced length.");
  }
  return new ApiError("malformed_request", "The request is not valid HTTP.");
}

function late(): ApiError {
  return new ApiError("malformed_request", "The request did not arrive in time.");
}
