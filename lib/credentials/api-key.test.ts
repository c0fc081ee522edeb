import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forgedKeys } from "@/e2e/support/forgeries";
import {
  API_KEY_PATTERN,
  apiKeyHint,
  generateApiKey,
  generatePublicId,
  hashApiKey,
  isAuthenticApiKey,
  publicIdOf,
  redactApiKeys,
} from "./api-key";

const SECRET = "first-secret-of-at-least-32-characters";
const OTHER = "other-secret-of-at-least-32-characters";

const newKey = (signingSecret: string) => generateApiKey(generatePublicId(), signingSecret);

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const anyPublicId = fc.string({ unit: fc.constantFrom(...BASE62), minLength: 8, maxLength: 8 });

describe("generateApiKey", () => {
  it("has the documented form and authenticates", () => {
    for (let i = 0; i < 200; i++) {
      const key = newKey(SECRET);
      expect(key).toMatch(/^crowdee_[0-9A-Za-z]{40}$/);
      expect(isAuthenticApiKey(key, [SECRET])).toBe(true);
    }
  });

  it("draws every character equally often at every random position", () => {
    const keys = Array.from({ length: 20_000 }, () => newKey(SECRET));
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
    const tags = Array.from({ length: 5_000 }, () => newKey(SECRET).slice(38));
    expect(new Set(tags).size).toBe(tags.length);
    expect(new Set(tags.join("")).size).toBe(62);
  });
});

describe("isAuthenticApiKey", () => {
  it("verifies with every configured secret, so secrets can be rotated", () => {
    const old = newKey(OTHER);
    expect(isAuthenticApiKey(old, [SECRET, OTHER])).toBe(true);
    expect(isAuthenticApiKey(old, [OTHER, SECRET])).toBe(true);
    expect(isAuthenticApiKey(old, [SECRET])).toBe(false);
    expect(isAuthenticApiKey(old, [])).toBe(false);
  });

  it("rejects 10,000 forged, truncated, mutated and oversized keys", () => {
    fc.assert(
      fc.property(
        forgedKeys(() => newKey(SECRET)),
        (text) => {
          expect(isAuthenticApiKey(text, [SECRET, OTHER])).toBe(false);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("rejects a key with any single character changed", () => {
    const key = newKey(SECRET);
    for (let position = 0; position < key.length; position++) {
      for (const character of "0AZaz_ \n\u0000é") {
        if (character === key.charAt(position)) continue;
        const mutated = key.slice(0, position) + character + key.slice(position + 1);
        expect(isAuthenticApiKey(mutated, [SECRET]), JSON.stringify(mutated)).toBe(false);
      }
    }
  });

  it("rejects a trailing line break, which a pattern's $ could let pass", () => {
    const key = newKey(SECRET);
    for (const text of [`${key}\n`, `\n${key}`, `${key} `, ` ${key}`]) {
      expect(isAuthenticApiKey(text, [SECRET])).toBe(false);
    }
  });
});

describe("hashApiKey and apiKeyHint", () => {
  it("hashes the whole key with SHA-256", async () => {
    const key = newKey(SECRET);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
    expect(hashApiKey(key)).toEqual(digest);
  });

  it("replaces keys in a text, and only keys", () => {
    const [one, two] = [newKey(SECRET), newKey(OTHER)];
    expect(redactApiKeys(`a ${one}, "${two}" ${one.slice(0, -1)}`)).toBe(
      `a crowdee_…, "crowdee_…" ${one.slice(0, -1)}`,
    );
    expect(redactApiKeys("crowdee_ and 40 characters")).toBe("crowdee_ and 40 characters");
  });

  it("has a form that nothing longer has", () => {
    const key = newKey(SECRET);
    for (const text of [`x${key}`, `${key}x`, key.slice(1), key.slice(0, -1)])
      expect(text).not.toMatch(API_KEY_PATTERN);
  });

  it("shows the public id and nothing of the secret", () => {
    const key = newKey(SECRET);
    expect(API_KEY_PATTERN.test(key)).toBe(true);
    expect(apiKeyHint(publicIdOf(key))).toBe(`crowdee_${key.slice(8, 16)}…`);
  });
});

describe("publicIdOf", () => {
  it("returns the public id a key was generated with, whatever it is", () => {
    fc.assert(
      fc.property(anyPublicId, (publicId) => {
        const key = generateApiKey(publicId, SECRET);
        expect(key).toMatch(API_KEY_PATTERN);
        expect(publicIdOf(key)).toBe(publicId);
        expect(isAuthenticApiKey(key, [SECRET])).toBe(true);
      }),
    );
  });

  it("is the same for every secret of a key, and no two secrets are", () => {
    fc.assert(
      fc.property(anyPublicId, (publicId) => {
        const secrets = Array.from({ length: 20 }, () => generateApiKey(publicId, SECRET));
        expect(new Set(secrets).size).toBe(secrets.length);
        expect(new Set(secrets.map(publicIdOf))).toEqual(new Set([publicId]));
      }),
    );
  });

  it("cannot be exchanged: a key with another key's public id is rejected", () => {
    fc.assert(
      fc.property(anyPublicId, anyPublicId, (mine, another) => {
        fc.pre(mine !== another);
        const key = generateApiKey(mine, SECRET);
        expect(isAuthenticApiKey(key.replace(mine, another), [SECRET, OTHER])).toBe(false);
      }),
    );
  });
});
