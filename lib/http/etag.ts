import { sha256 } from "@noble/hashes/sha2.js";

/**
 * Gives a response an ETag made from its bytes, or returns 304 when the caller already has them (RFC 9110,
 * sections 8.8.3 and 13.1.2).
 *
 * @param request   whose If-None-Match lists ETags the caller holds, or is `*`
 * @param response  the full response
 */
export async function revalidate(request: Request, response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const etag = `"${Buffer.from(sha256(bytes)).toString("base64url")}"`;
  const headers = new Headers(response.headers);
  headers.set("ETag", etag);
  if (!holds(request.headers.get("if-none-match"), etag))
    return new Response(bytes, { status: response.status, headers });
  headers.delete("Content-Type");
  return new Response(null, { status: 304, headers });
}

/** Weak comparison: a proxy that recompresses marks the tag as weak, and the content is still the same. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes("*") || tags.includes(etag);
}
