import { env } from "../env";
import { INTERNAL_HEADERS } from "../internal/headers";
import { payloadOf } from "../internal/nonce";
import { addressBucket } from "./address";

/** The bucket of all clients whose address cannot be determined. */
const UNKNOWN = "unknown";

/** The bucket of the address that a request comes from, with the trusted proxies and the nonce of this process. */
export function clientAddressOf(headers: Headers): string {
  const { TRUSTED_PROXY_HOPS, CROWDEE_PEER_NONCE } = env();
  return clientAddress(headers, TRUSTED_PROXY_HOPS, CROWDEE_PEER_NONCE);
}

/**
 * The bucket of the client's address: the socket's address, or with trusted proxies the entry that the outermost of them
 * wrote to X-Forwarded-For. Entries further left come from the client itself, as do Forwarded, X-Real-IP and the like,
 * which are never read.
 *
 * @param hops   the number of trusted proxies (TRUSTED_PROXY_HOPS)
 * @param nonce  proves that our server wrote the socket's address
 */
export function clientAddress(headers: Headers, hops: number, nonce: string | undefined): string {
  const forwarded = hops > 0 ? forwardedFor(headers.get("x-forwarded-for"), hops) : null;
  const address = forwarded ?? payloadOf(headers.get(INTERNAL_HEADERS.peer), nonce);
  return (address && addressBucket(address)) ?? UNKNOWN;
}

function forwardedFor(header: string | null, hops: number): string | null {
  const entries = header?.split(",") ?? [];
  return entries.at(-Math.min(hops, entries.length)) ?? null;
}
