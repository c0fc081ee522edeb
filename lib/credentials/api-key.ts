import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { encodeBase62, randomBase62 } from "./base62";
import { constantTimeEqual } from "./constant-time";

const PREFIX = "crowdee_";
const PUBLIC_ID_LENGTH = 8;
const RANDOM_LENGTH = 22;
const TAG_LENGTH = 10;
const PUBLIC_LENGTH = PREFIX.length + PUBLIC_ID_LENGTH;
const BODY_LENGTH = PUBLIC_LENGTH + RANDOM_LENGTH;

/** The form of every key: a fixed prefix for secret scanners, then the public id, the secret and its tag in base62. */
export const API_KEY_PATTERN = /^crowdee_[0-9A-Za-z]{40}$/;

/** Draws a public id: 8 base62 characters. All secrets of one API key share it; it is safe to display and log. */
export function generatePublicId(): string {
  return randomBase62(PUBLIC_ID_LENGTH);
}

/**
 * Generates a secret of the API key with this public id: `crowdee_`, the public id, 131 random bits, and a truncated
 * HMAC-SHA-256 (RFC 2104) over everything before, which rejects made-up keys without a lookup.
 *
 * @param signingSecret  at least 32 characters
 */
export function generateApiKey(publicId: string, signingSecret: string): string {
  const body = PREFIX + publicId + randomBase62(RANDOM_LENGTH);
  return body + tagOf(body, signingSecret);
}

/** The public id within a key. */
export function publicIdOf(key: string): string {
  return key.slice(PREFIX.length, PUBLIC_LENGTH);
}

/**
 * True when the text has the form of a key and its tag was made with one of the signing secrets. Every secret is tried,
 * so the time taken does not reveal which one signed.
 */
export function isAuthenticApiKey(text: string, secrets: readonly string[]): boolean {
  if (!API_KEY_PATTERN.test(text)) return false;
  const body = text.slice(0, BODY_LENGTH);
  const tag = text.slice(BODY_LENGTH);
  let authentic = false;
  for (const secret of secrets) authentic = constantTimeEqual(tag, tagOf(body, secret)) || authentic;
  return authentic;
}

/** SHA-256 of the whole key, 32 bytes: the only form in which it is stored. 131 random bits need no slow hash. */
export function hashApiKey(key: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256(utf8ToBytes(key)));
}

/** What identifies a key to people: `crowdee_AbCd1234…`. */
export function apiKeyHint(publicId: string): string {
  return `${PREFIX}${publicId}…`;
}

const KEYS_IN_TEXT = /crowdee_[0-9A-Za-z]{40}/g;

/** Replaces every API key in a text with its prefix, so that nothing a client sends is echoed in full. */
export function redactApiKeys(text: string): string {
  return text.replace(KEYS_IN_TEXT, `${PREFIX}…`);
}

const macs = new Map<string, ReturnType<typeof hmac.create>>();

function tagOf(body: string, secret: string): string {
  let mac = macs.get(secret);
  if (!mac) {
    mac = hmac.create(sha256, utf8ToBytes(secret));
    macs.set(secret, mac);
  }
  return encodeBase62(mac.clone().update(utf8ToBytes(body)).digest(), TAG_LENGTH);
}
