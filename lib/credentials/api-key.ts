import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { encodeBase62, randomBase62 } from "./base62";
import { constantTimeEqual } from "./constant-time";

const PREFIX = "crowdee_";
const RANDOM_LENGTH = 30;
const TAG_LENGTH = 10;
const BODY_LENGTH = PREFIX.length + RANDOM_LENGTH;

/** The form of every key: fixed prefix for secret scanners, 30 random and 10 authenticating base62 characters. */
export const API_KEY_PATTERN = /^crowdee_[0-9A-Za-z]{40}$/;

/**
 * Makes a new key: `crowdee_`, 178 random bits, and a truncated HMAC-SHA-256 (RFC 2104) over all before it, which lets
 * anyone holding the secret refuse made-up keys without a look-up.
 *
 * @param secret  the signing secret, at least 32 characters
 */
export function generateApiKey(secret: string): string {
  const body = PREFIX + randomBase62(RANDOM_LENGTH);
  return body + tagOf(body, secret);
}

/**
 * True when the text has the form of a key and its tag was made with one of the secrets. Every secret is tried, so the
 * time does not tell which one signed.
 */
export function isAuthenticApiKey(text: string, secrets: readonly string[]): boolean {
  if (!API_KEY_PATTERN.test(text)) return false;
  const body = text.slice(0, BODY_LENGTH);
  const tag = text.slice(BODY_LENGTH);
  let authentic = false;
  for (const secret of secrets) authentic = constantTimeEqual(tag, tagOf(body, secret)) || authentic;
  return authentic;
}

/** SHA-256 of the whole key, 32 bytes: the only form of it that is stored. 178 random bits need no slow hash. */
export function hashApiKey(key: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256(utf8ToBytes(key)));
}

/** The first four random and last four characters, for telling keys apart: `crowdee_AbCd…WxYz`. */
export function apiKeyHint(key: string): string {
  return `${key.slice(0, PREFIX.length + 4)}…${key.slice(-4)}`;
}

const KEYS_IN_TEXT = /crowdee_[0-9A-Za-z]{40}/g;

/** A text with every API key in it cut down to its prefix: what a caller sends is never repeated to the full. */
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
