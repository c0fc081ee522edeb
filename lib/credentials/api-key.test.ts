import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forgedKeys } from "@/e2e/support/forgeries";
import { API_KEY_PATTERN, apiKeyHint, generateApiKey, hashApiKey, isAuthenticApiKey } from "./api-key";

const SECRET = "first-secret-of-at-least-32-characters";
const OTHER = "other-secret-of-at-least-32-characters";

describe("generateApiKey", () => {
  it("has the documented form and authenticates", () => {
    for (let i = 0; i < 200; i++) {
      const key = generateApiKey(SECRET);
      expect(key).toMatch(/^crowdee_[0-9A-Za-z]{40}$/);
      expect(isAuthenticApiKey(key, [SECRET])).toBe(true);
    }
  });

  it("draws every character equally often at every random position", () => {
    const keys = Array.from({ length: 20_000 }, () => generateApiKey(SECRET));
    expect(new Set(keys).size).toBe(keys.length);
    for (let position = 8; position < 38; position++) {
      const counts = new Map<string, number>();
      for (const key of keys) counts.set(key.charAt(position), (counts.get(key.charAt(position)) ?? 0) + 1);
      expect(counts.size).toBe(62);
      const expected = keys.length / 62;
      const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 61 degrees of freedom: a fair source passes 130 less than once in a million positions.
      expect(chiSquare).toBeLessThan(130);
    }
  });

  it("spreads the tag over the alphabet too", () => {
    const tags = Array.from({ length: 5_000 }, () => generateApiKey(SECRET).slice(38));
    expect(new Set(tags).size).toBe(tags.length);
    expect(new Set(tags.join("")).size).toBe(62);
  });
});

describe("isAuthenticApiKey", () => {
  it("verifies with every configured secret, so secrets can be rotated", () => {
    const old = generateApiKey(OTHER);
    expect(isAuthenticApiKey(old, [SECRET, OTHER])).toBe(true);
    expect(isAuthenticApiKey(old, [OTHER, SECRET])).toBe(true);
    expect(isAuthenticApiKey(old, [SECRET])).toBe(false);
    expect(isAuthenticApiKey(old, [])).toBe(false);
  });

  it("refuses 10,000 forged, truncated, mutated and oversized keys", () => {
    fc.assert(
      fc.property(
        forgedKeys(() => generateApiKey(SECRET)),
        (text) => {
          expect(isAuthenticApiKey(text, [SECRET, OTHER])).toBe(false);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("refuses a key with any single character changed", () => {
    const key = generateApiKey(SECRET);
    for (let position = 0; position < key.length; position++) {
      for (const character of "0AZaz_ \n\u0000é") {
        if (character === key.charAt(position)) continue;
        const mutated = key.slice(0, position) + character + key.slice(position + 1);
        expect(isAuthenticApiKey(mutated, [SECRET]), JSON.stringify(mutated)).toBe(false);
      }
    }
  });

  it("refuses a trailing line break, which a pattern's $ could let pass", () => {
    const key = generateApiKey(SECRET);
    for (const text of [`${key}\n`, `\n${key}`, `${key} `, ` ${key}`]) {
      expect(isAuthenticApiKey(text, [SECRET])).toBe(false);
    }
  });
});

describe("hashApiKey and apiKeyHint", () => {
  it("hashes the whole key with SHA-256", async () => {
    const key = generateApiKey(SECRET);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
    expect(hashApiKey(key)).toEqual(digest);
  });

  it("tells eight of forty characters and no more", () => {
    const key = generateApiKey(SECRET);
    expect(API_KEY_PATTERN.test(key)).toBe(true);
    expect(apiKeyHint(key)).toBe(`crowdee_${key.slice(8, 12)}…${key.slice(-4)}`);
  });
});
