import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log";

/**
 * Logs one line when the response has been sent, or the client has left before that. It contains nothing that could be a
 * secret: no query, no value of a cookie or header, no body.
 *
 * @param path  the path as it was received
 */
export function logWhenDone(request: IncomingMessage, response: ServerResponse, requestId: string, path: string): void {
  const start = performance.now();
  // A rejected request is passed on with another method.
  const { method } = request;
  response.once("close", () => {
    const line = {
      requestId,
      method,
      path: withoutSecrets(path),
      status: response.statusCode,
      ms: Math.round(performance.now() - start),
      client: clientType(request),
      ...(response.writableFinished ? {} : { aborted: true }),
    };
    if (response.statusCode >= 500) log().error(line, "request");
    else log().info(line, "request");
  });
}

/** A segment longer than our ids may be the token of a mailed link, or an API key in the wrong place. */
const LONGEST_SEGMENT = 31;

/** The path without its query, and without any segment that could be a secret. */
export function withoutSecrets(path: string): string {
  const segments = (path.split("?", 1)[0] ?? "").split("/");
  return segments.map((segment) => (segment.length > LONGEST_SEGMENT ? "…" : segment)).join("/");
}

/** The kind of credential that was sent, by its form; it is not verified yet. */
function clientType({ headers }: IncomingMessage): string {
  if (headers.authorization?.startsWith("Bearer crowdee_")) return "api_key";
  if (headers.authorization !== undefined) return "access_token";
  return headers.cookie?.includes("next-auth.session-token=") ? "session" : "anonymous";
}
