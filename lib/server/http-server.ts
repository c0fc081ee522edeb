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
import { constantHeaders } from "../edge/constant-headers";
import { ApiError } from "../errors";
import { forwardError } from "../internal/forwarded-error";
import { INTERNAL_HEADERS } from "../internal/headers";
import { withNonce } from "../internal/nonce";
import { log } from "../log";
import { problemOf } from "../problem";
import { requestIdOf } from "../request-id";
import { logWhenDone } from "./request-log";
import { unknownMethod, validateRequest } from "./validate-request";

/**
 * Time-outs of a client, in milliseconds: to send the headers, and the whole request; to send nothing in the middle of a
 * request, or read nothing of the response; to keep an idle connection.
 */
const TIMEOUTS = { headers: 20_000, request: 300_000, silence: 15_000, idle: 65_000 };

/** The most connections at once: all together, and of one address unless it is a proxy's. */
const CONNECTIONS = { all: 8_192, ofAddress: 2_048 };

/**
 * An HTTP server that passes only well-formed requests to its handler, each with a request id and the address of its
 * socket, which no client can forge.
 *
 * @param handle  serves a request
 */
export function createGuardedServer(
  handle: RequestListener,
  peer: Peer,
  timeouts = TIMEOUTS,
  connections = CONNECTIONS,
): Server {
  const options = { ...peer, headers: headersFor(peer.appUrl) };
  const exchanges = new WeakMap<Duplex, Exchange>();
  const reject = (socket: Duplex, error: ApiError) => {
    const exchange = exchanges.get(socket);
    rejectRaw(socket, exchange?.response.writableFinished ? undefined : exchange, error, peer.appUrl);
  };
  const accept = (request: IncomingMessage, response: ServerResponse) => {
    exchanges.set(request.socket, { request, response });
    serve(request, response, handle, options);
  };
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.idle,
      connectionsCheckingInterval: timeouts.headers / 4,
      // We reject a missing Host ourselves, with a problem document.
      requireHostHeader: false,
      noDelay: true,
    },
    accept,
  );
  server.maxConnections = connections.all;
  if (!peer.isBehindProxy) limitConnectionsOfAddress(server, connections.ofAddress);
  // Without listeners Node responds by itself: 417 without a body, and 100 before anyone has looked at the request.
  server.on("checkExpectation", accept);
  server.on("checkContinue", accept);
  // Node's time-out covers both directions, and a slow response of ours is not the client's fault.
  server.setTimeout(timeouts.silence, (socket) => {
    const exchange = exchanges.get(socket);
    if (exchange?.response.writableFinished || socket.writableLength > 0) socket.destroy();
    else if (exchange?.request.complete !== true) reject(socket, requestTimeout());
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => reject(socket, errorOf(error)));
  server.on("connect", (_request, socket) => reject(socket, unknownMethod("CONNECT")));
  return server;
}

/**
 * The nonce of the boot, which proves the socket's address to the edge, our public origin for problem documents, and
 * whether all connections come from a proxy.
 */
type Peer = { nonce: string; appUrl: string; isBehindProxy?: boolean };

/** Closes connections beyond the limit, so that one client cannot take those of all others. */
function limitConnectionsOfAddress(server: Server, limit: number): void {
  const open = new Map<string, number>();
  server.on("connection", (socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > limit) socket.destroy();
  });
}

/** The headers of every response: of the API, and all others. */
type ConstantHeaders = { api: Map<string, string>; page: Map<string, string> };

function headersFor(appUrl: string): ConstantHeaders {
  const headers = (isApi: boolean) => new Map(Object.entries(constantHeaders(appUrl, isApi)));
  return { api: headers(true), page: headers(false) };
}

type Exchange = { request: IncomingMessage; response: ServerResponse };

function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestListener,
  { nonce, appUrl, headers: constant }: Peer & { headers: ConstantHeaders },
): void {
  const { headers } = request;
  const requestId = requestIdOf(headers["x-request-id"]?.toString());
  logWhenDone(request, response, requestId, request.url ?? "");
  const { target, error } = validateRequest(request);
  const [path = ""] = (target ?? "").split("?", 1);
  response.setHeaders(isApiPath(path) ? constant.api : constant.page);
  response.setHeader("X-Request-Id", requestId);
  if (target === undefined) {
    reject(response, error, requestId, appUrl);
    return;
  }
  if (error) {
    // The edge responds with the error, and needs only the headers: Next could read neither this method nor this body.
    request.method = "GET";
    headers.host ??= "localhost";
    delete headers.upgrade;
    headers[INTERNAL_HEADERS.error] = forwardError(error, nonce);
  }
  request.url = target;
  headers["x-request-id"] = requestId;
  headers[INTERNAL_HEADERS.peer] = withNonce(nonce, request.socket.remoteAddress ?? "");
  handle(request, response);
}

function reject(response: ServerResponse, error: ApiError, requestId: string, appUrl: string): void {
  const { status, headers, body } = problemOf(error, requestId, appUrl);
  // The rest of a rejected request's body is not worth reading.
  response.writeHead(status, { ...headers, Connection: "close" }).end(body);
}

/** How long a rejected client may go on sending. If the connection closed at once, it could miss the response. */
const LINGER_MS = 1_000;

/** Responds to a request that Node could not read, or not to its end. A response that has begun is cut off. */
function rejectRaw(socket: Duplex, exchange: Exchange | undefined, error: ApiError, appUrl: string): void {
  if (!socket.writable || exchange?.response.headersSent) {
    if (!socket.writableEnded) socket.destroy();
    return;
  }
  const requestId = requestIdOf(exchange?.response.getHeader("X-Request-Id")?.toString());
  const { status, headers, body } = problemOf(error, requestId, appUrl);
  if (exchange) exchange.response.statusCode = status;
  else log().info({ requestId, status }, "unreadable request");
  const all = {
    ...constantHeaders(appUrl, false),
    ...headers,
    "X-Request-Id": requestId,
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}

function errorOf({ code }: NodeJS.ErrnoException): ApiError {
  if (code === "HPE_INVALID_METHOD") return unknownMethod("");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return requestTimeout();
  if (code === "HPE_HEADER_OVERFLOW") return new ApiError("malformed_request", "The headers are larger than 16 kB.");
  if (code === "HPE_INVALID_EOF_STATE") {
    return new ApiError("malformed_request", "The request ended before its declared length.");
  }
  return new ApiError("malformed_request", "The request is not valid HTTP.");
}

function requestTimeout(): ApiError {
  return new ApiError("malformed_request", "The request did not arrive in time.");
}
