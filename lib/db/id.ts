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
  for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH))) text += ALPHABET.charAt(byte % 32);
  return `${prefix}_${text}`;
}
