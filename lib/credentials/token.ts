import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { constantTimeEqual } from "./constant-time";

/** Lifetime of a browser session, in seconds: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** Lifetime of an access token, in seconds. */
export const ACCESS_TOKEN_SECONDS = 900;

/** All tokens are HS256 JWTs, each type with its own header and derived key: one is never accepted as another. */
export type TokenType = "session" | "access" | "internal";

/**
 * The claims of a token: its user (`sub`), the session it belongs to (`sid`, an id), when it was issued and when it expires,
 * in seconds since 1970, and an access token's default organization (`org`, an id), which grants nothing. Nothing else is
 * taken from it: whether the session has ended, name, role and memberships are read live.
 */
export type TokenClaims = { sub: string; sid: string; iat: number; exp: number; org?: string };

export type TokenVerdict = { outcome: "genuine"; claims: TokenClaims } | { outcome: "expired" } | { outcome: "forged" };

const MAX_LENGTH = 1024;

/**
 * Signs a token (RFC 7519 with HS256, RFC 7518).
 *
 * @param secret  NEXTAUTH_SECRET; the key is derived from it with HKDF (RFC 5869) under the token's type
 */
export function signToken(type: TokenType, claims: TokenClaims, secret: string): string {
  const body = `${HEADERS[type]}.${encode(JSON.stringify(claims))}`;
  return `${body}.${signatureOf(body, type, secret)}`;
}

/**
 * Verifies a token offline. Only the exact header this module writes is accepted, so no other algorithm can be injected.
 *
 * @param now  milliseconds since 1970
 */
export function verifyToken(type: TokenType, token: string, secret: string, now: number = Date.now()): TokenVerdict {
  if (token.length > MAX_LENGTH) return { outcome: "forged" };
  const end = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(end, 0));
  const header = `${HEADERS[type]}.`;
  if (!body.startsWith(header)) return { outcome: "forged" };
  if (!constantTimeEqual(token.slice(end + 1), signatureOf(body, type, secret))) return { outcome: "forged" };
  const claims = JSON.parse(decode(body.slice(header.length))) as TokenClaims;
  // A token from before sessions had ids belongs to none that could be alive.
  return claims.sid && claims.exp * 1000 > now ? { outcome: "genuine", claims } : { outcome: "expired" };
}

const HEADERS: Record<TokenType, string> = {
  session: encode(JSON.stringify({ alg: "HS256", typ: "crowdee-session+jwt" })),
  access: encode(JSON.stringify({ alg: "HS256", typ: "at+jwt" })),
  internal: encode(JSON.stringify({ alg: "HS256", typ: "crowdee-internal+jwt" })),
};

const macs = new Map<string, ReturnType<typeof hmac.create>>();

function signatureOf(body: string, type: TokenType, secret: string): string {
  const id = `${type} ${secret}`;
  let mac = macs.get(id);
  if (!mac) {
    mac = hmac.create(sha256, hkdf(sha256, utf8ToBytes(secret), undefined, utf8ToBytes(`crowdee ${type} token`), 32));
    macs.set(id, mac);
  }
  return encodeBytes(mac.clone().update(utf8ToBytes(body)).digest());
}

function encode(text: string): string {
  return encodeBytes(utf8ToBytes(text));
}

function encodeBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function decode(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
