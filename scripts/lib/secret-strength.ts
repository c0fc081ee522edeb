/** The fewest steps that count as a repetition; shorter ones occur in random text. */
const REPEATED_STEPS = 4;

/** A random hexadecimal digit. Too few of them are in a secret to measure it. */
const HEX_BITS = 4;

/**
 * Estimates how many bits a guesser of the secret lacks: the entropy of its characters, without those that repeat earlier
 * ones or count on. It cannot know words, so the estimate of a phrase is too high.
 */
export function estimatedBits(secret: string): number {
  const isHex = /^[0-9a-f]*$/i.test(secret);
  return unpredictableCount(secret) * (isHex ? HEX_BITS : entropyPerCharacter(secret));
}

/** Shannon's entropy. */
function entropyPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Counts the characters; a stretch whose steps from character to character occurred before counts as one. */
function unpredictableCount(text: string): number {
  const steps = Array.from(text.slice(1), (_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i));
  let count = 1;
  for (let at = 0; at < steps.length; count++) {
    const repeated = longestRepetition(steps, at);
    at += repeated < REPEATED_STEPS ? 1 : repeated;
  }
  return count;
}

/** How many steps from `at` on occurred before, in one stretch. */
function longestRepetition(steps: readonly number[], at: number): number {
  let longest = 0;
  for (let start = 0; start < at; start++) {
    let length = 0;
    while (at + length < steps.length && steps[start + length] === steps[at + length]) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}
