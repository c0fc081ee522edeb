import { ApiError } from "../errors";

/** No sign-in, sign-up or reset has a larger body. */
export const MAX_ACCOUNT_BODY = 16_384;

/** No form of a page that is sent before its script has loaded is larger. */
export const MAX_PAGE_BODY = 8_192;

/** What the headers of a request say about its body (RFC 9112, section 6). */
export type Framing = { length: string | null | undefined; encoding: string | null | undefined };

/** Rejects a body whose length is not announced, or is larger than allowed, before any of it is read. */
export function checkFraming({ length, encoding }: Framing, maximum: number): ApiError | null {
  if (encoding) return new ApiError("malformed_request", "Send the body with Content-Length, not Transfer-Encoding.");
  if (Number(length ?? 0) <= maximum) return null;
  return new ApiError("payload_too_large", `The body has ${length} bytes; the maximum is ${maximum}.`);
}
