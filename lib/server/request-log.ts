import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log";

/**
 * Writes one line when the answer has been sent, or the client has left before. Nothing that could hold a secret is
 * ever looked at: no query, no cookie's or header's value, no body.
 * @param path the path as it came in
 */
export function logWhenDone(request: IncomingMessage, response: ServerResponse, requestId: string, path: string): void {
  const start = performance.now();
  // A refused request is handed on under another method than it came with.
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

/** A longer segment than our ids may be a token of a mailed link, or a key put where it does not belong. */
const LONGEST_SEGMENT = 31;

/** The path without its query, and without any segment that could be a secret. */
export function withoutSecrets(path: string): string {
  const segments = (path.split("?", 1)[0] ?? "").split("/");
  return segments.map((segment) => (segment.length > LONGEST_SEGMENT ? "…" : segment)).join("/");
}

/** What kind of credential came along, going by its outside; nobody has proved it yet. */
function clientType({ headers }: IncomingMessage): string {
  if (headers.authorization?.startsWith("Bearer crowdee_")) return "api_key";
  if (headers.authorization !== undefined) return "access_token";
  return headers.cookie?.includes("next-auth.session-token=") ? "session" : "anonymous";
}
