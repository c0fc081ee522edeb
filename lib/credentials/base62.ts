const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** The largest multiple of 62 that fits in a byte. Bytes at or above it are discarded, so no character is more likely. */
const UNBIASED = 248;

/** `length` uniformly random base62 characters from the platform's secure source. */
export function randomBase62(length: number): string {
  let text = "";
  const bytes = new Uint8Array(length + 8);
  while (text.length < length) {
    crypto.getRandomValues(bytes);
    for (const byte of bytes) {
      if (byte < UNBIASED && text.length < length) text += ALPHABET.charAt(byte % 62);
    }
  }
  return text;
}

/** The first eight bytes, as a big-endian number modulo 62^length, in `length` base62 characters (at most 10). */
export function encodeBase62(bytes: Uint8Array, length: number): string {
  let rest = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0);
  let text = "";
  for (let i = 0; i < length; i++) {
    text = ALPHABET.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
