import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Half of a SHA-256, in hex: keeps people's addresses out of the shared store. */
export function digestSubject(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}
