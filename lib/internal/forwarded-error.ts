import { ApiError, type ErrorCode } from "../errors";
import { INTERNAL_HEADERS } from "./headers";
import { payloadOf, withNonce } from "./nonce";

type ForwardedError = Pick<ApiError, "message" | "members" | "headers"> & { code: ErrorCode };

/**
 * The value of {@link INTERNAL_HEADERS.error}. Our server forwards a request to the API that it rejects, such as one whose
 * path cannot be decoded, with the error: the edge counts the request before it responds with the error, so that such
 * requests are rate limited like all others.
 */
export function forwardError({ code, message, members, headers }: ApiError, nonce: string): string {
  return withNonce(nonce, JSON.stringify({ code, message, members, headers } satisfies ForwardedError));
}

/** The error our server forwards, or `null`. */
export function readForwardedError(inbound: Headers, nonce: string | undefined): ApiError | null {
  const payload = payloadOf(inbound.get(INTERNAL_HEADERS.error), nonce);
  if (payload === null) return null;
  const { code, message, members, headers } = JSON.parse(payload) as ForwardedError;
  return new ApiError(code, message, members, headers);
}
