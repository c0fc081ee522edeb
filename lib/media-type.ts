/** The media type a Content-Type header names, without its parameters (RFC 9110, section 8.3.1). */
export function mediaTypeOf(headers: Headers): string | undefined {
  return headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
}

/** The value of the header's `charset` parameter, in lower case. */
export function charsetOf(headers: Headers): string | undefined {
  return /;\s*charset="?([^\s";]+)/i.exec(headers.get("content-type") ?? "")?.[1]?.toLowerCase();
}
