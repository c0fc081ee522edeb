import type { IdPrefix } from "../contracts/common";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

/**
 * A new id: the prefix and a lower-case ULID (48 bits of time in milliseconds, 80 random bits). Ids sort by the time
 * they were made, so a list ordered by id is ordered by creation.
 *
 * @see https://github.com/ulid/spec
 */
export function newId(prefix: IdPrefix): string {
  let time = Date.now();
  let text = "";
  for (let i = 0; i < TIME_LENGTH; i++) {
    text = ALPHABET.charAt(time % 32) + text;
    time = Math.floor(time / 32);
  }
  return `${prefix}_${text}${randomBase32(RANDOM_LENGTH)}`;
}

/** Random text in Crockford's base 32, lower case: 5 bits a character. */
export function randomBase32(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % 32)).join("");
}
