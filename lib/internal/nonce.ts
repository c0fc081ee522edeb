import { constantTimeEqual } from "../credentials/constant-time";

/** A header value that only our server can write: the nonce of the boot, a space, and the payload. */
export function withNonce(nonce: string, payload: string): string {
  return `${nonce} ${payload}`;
}

/** The payload of such a header, or `null` when it is absent or does not carry the nonce. */
export function payloadOf(header: string | null, nonce: string | undefined): string | null {
  const split = header?.indexOf(" ") ?? -1;
  if (!header || !nonce || split < 0) return null;
  return constantTimeEqual(header.slice(0, split), nonce) ? header.slice(split + 1) : null;
}
