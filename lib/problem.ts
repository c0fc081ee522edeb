import { redactApiKeys } from "./credentials/api-key";
import { type ApiError, ERRORS } from "./errors";
import { textResponse } from "./text-response";

/** An error as sent: RFC 9457 problem details with the headers of its status. */
export type Problem = { status: number; headers: Record<string, string>; body: string };

const AUTHENTICATION_HINT = new Set(["unauthenticated"]);

/**
 * Writes an error as problem details (RFC 9457), with the bearer challenge on 401 and 403 (RFC 6750, section 3). It can
 * quote what the caller sent, but never an API key.
 *
 * @param requestId  the value of the response's X-Request-Id
 * @param appUrl     our public origin; `type` is the address of the code's page there
 */
export function problemOf(error: ApiError, requestId: string, appUrl: string): Problem {
  const { status, title } = ERRORS[error.code];
  const type = `${appUrl}/docs/errors/${error.code}`;
  const body = { type, title, status, detail: error.message, code: error.code, requestId, ...error.members };
  return {
    status,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      ...challengeOf(error),
      ...error.headers,
    },
    body: redactApiKeys(JSON.stringify(body)),
  };
}

function challengeOf({ code, status, message }: ApiError): Record<string, string> {
  if (status !== 401 && status !== 403) return {};
  const realm = 'Bearer realm="crowdee"';
  if (AUTHENTICATION_HINT.has(code)) return { "WWW-Authenticate": realm };
  const error = status === 401 ? "invalid_token" : "insufficient_scope";
  // error_description admits printable ASCII without quotes and backslashes (RFC 6750, section 3).
  const description = message.replace(/[^\x20-\x21\x23-\x5B\x5D-\x7E]/g, "'");
  return { "WWW-Authenticate": `${realm}, error="${error}", error_description="${description}"` };
}

/** The same as a Response. */
export function problemResponse(error: ApiError, requestId: string, appUrl: string): Response {
  const { status, headers, body } = problemOf(error, requestId, appUrl);
  return textResponse(body, status, headers);
}
