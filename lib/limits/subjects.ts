import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Half of a SHA-256, in hex: keeps secrets and people's addresses out of the shared store. */
export function digestSubject(text: string): string {
  return subjectOfHash(bytesToHex(sha256(utf8ToBytes(text))));
}

/** The same, from the whole digest in hex: how a stored key is found again in the limiter. */
export function subjectOfHash(hash: string): string {
  return hash.slice(0, 32);
}
