import { constantTimeEqual } from "../credentials/constant-time";
import { addressBucket } from "./address";

/** Written by our server on every request: the boot's nonce and the socket's address. */
export const PEER_HEADER = "x-crowdee-peer";

/** Everyone whose address cannot be known shares this bucket. */
const UNKNOWN = "unknown";

/**
 * The bucket of the client's address. The socket's address counts, unless so many trusted proxies stand before us: then
 * the entry that the outermost of them wrote to X-Forwarded-For. Entries further left are the client's own invention, and
 * so are Forwarded, X-Real-IP and the like, which are never read.
 *
 * @param hops   how many proxies to believe (TRUSTED_PROXY_HOPS)
 * @param nonce  proves that {@link PEER_HEADER} was written by our server
 */
export function clientAddress(headers: Headers, hops: number, nonce: string | undefined): string {
  const forwarded = hops > 0 ? forwardedFor(headers.get("x-forwarded-for"), hops) : null;
  const address = forwarded ?? peerOf(headers.get(PEER_HEADER), nonce);
  return (address && addressBucket(address)) ?? UNKNOWN;
}

function forwardedFor(header: string | null, hops: number): string | null {
  const entries = header?.split(",") ?? [];
  return entries.at(-Math.min(hops, entries.length)) ?? null;
}

function peerOf(header: string | null, nonce: string | undefined): string | null {
  if (!header || !nonce) return null;
  const split = header.indexOf(" ");
  return constantTimeEqual(header.slice(0, split), nonce) ? header.slice(split + 1) : null;
}
