import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

const LENGTH = 32;

/** The secret of a mailed link, and the only form of it that is stored. */
export type LinkToken = { token: string; tokenHash: Uint8Array<ArrayBuffer> };

/** A fresh token: 256 random bits in 43 base64url characters. */
export function newLinkToken(): LinkToken {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  const token = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return { token, tokenHash: hashLinkToken(token) };
}

/** SHA-256 of a token, 32 bytes. Random secrets need no slow hash. */
export function hashLinkToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256(utf8ToBytes(token)));
}
