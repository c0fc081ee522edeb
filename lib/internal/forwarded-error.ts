import { constantTimeEqual } from "../credentials/constant-time";
import { ApiError, type ErrorCode } from "../errors";

/**
 * Written by our server on a request to the API that it refuses itself, such as one whose path cannot be decoded: the
 * boot's nonce, the code, and the refusal's detail, members and headers. The edge charges the caller first and then answers it, so
 * that such a request counts like any other and its answer tells the budget.
 */
export const FORWARDED_ERROR_HEADER = "x-crowdee-refusal";

/** The header's value. */
export function forwardError({ code, message, members, headers }: ApiError, nonce: string): string {
  return `${nonce} ${JSON.stringify({ code, message, members, headers })}`;
}

/** The refusal our server hands on, or `null`. What a client writes does not bear the nonce. */
export function readForwardedError(inbound: Headers, nonce: string | undefined): ApiError | null {
  const header = inbound.get(FORWARDED_ERROR_HEADER);
  const split = header?.indexOf(" ") ?? -1;
  if (!header || !nonce || !constantTimeEqual(header.slice(0, split), nonce)) return null;
  const { code, message, members, headers } = JSON.parse(header.slice(split + 1)) as Handed;
  return new ApiError(code, message, members, headers);
}

type Handed = Pick<ApiError, "message" | "members" | "headers"> & { code: ErrorCode };
