import { bytesToHex } from "@noble/hashes/utils.js";
import { TtlCache } from "../async/ttl-cache";
import type { ErrorCode } from "../errors";
import { API_KEY_PATTERN, hashApiKey, isAuthenticApiKey, publicIdOf } from "./api-key";
import { type TokenClaims, verifyToken } from "./token";

/** What verifying a credential offline needs. */
export type CredentialSecrets = { apiKeys: readonly string[]; tokens: string; sessionCookie: string };

/** From here on a key is known by its public id, and its secret by its SHA-256 in hex; the key itself is not passed on. */
type Genuine =
  | { kind: "api_key"; publicId: string; hash: string }
  | { kind: "access_token" | "session"; claims: TokenClaims };

type Place = "bearer" | "cookie";

/**
 * Who a request claims to be, verified offline: whether a genuine credential has any authority, only the database knows.
 * `rejected` carries the 401 error; `from` distinguishes a bearer, which the caller chose to send, from a cookie, which the
 * browser sends automatically. So a cookie that is not ours, or was signed with a secret we no longer use, counts as no
 * credential at all; one of ours that has expired is `session_expired`, so that the person knows to sign in again.
 */
export type Identity =
  | { kind: "none" }
  | Genuine
  | { kind: "rejected"; from: Place; forged: boolean; code: ErrorCode; detail: string };

/** The cookie next-auth keeps a session in: its secure name when the app is served over https. */
export function sessionCookieName(appUrl: string): string {
  return appUrl.startsWith("https:") ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/**
 * Identifies the caller from raw headers. A bearer credential alone decides (RFC 6750); only without one is the session
 * cookie looked at.
 *
 * @param headers  the request's headers
 * @param now      milliseconds since 1970
 */
export function identify(headers: Headers, secrets: CredentialSecrets, now: number = Date.now()): Identity {
  const bearer = bearerOf(headers.get("authorization"));
  if (bearer !== null) return prove("bearer", bearer, secrets, now);
  const cookie = cookieOf(headers.get("cookie"), secrets.sessionCookie);
  return cookie ? prove("cookie", cookie, secrets, now) : { kind: "none" };
}

/** How long a credential found genuine is not verified again, and how many are remembered of each kind. */
const CACHE = { milliseconds: 60_000, capacity: 10_000 };

type GenuineCache = Record<Place, TtlCache<Genuine>>;

const caches = new WeakMap<CredentialSecrets, GenuineCache>();

/** Verification is expensive, and a genuine credential stays genuine: it is cached. A rejection never is. */
function prove(place: Place, credential: string, secrets: CredentialSecrets, now: number): Identity {
  const cache = cacheOf(secrets)[place];
  const cached = cache.get(credential, now);
  if (cached) return cached;
  const identity = (place === "bearer" ? identifyBearer : identifyCookie)(credential, secrets, now);
  if (identity.kind !== "rejected" && identity.kind !== "none")
    cache.set(credential, identity, expiryOf(identity, now), now);
  return identity;
}

function cacheOf(secrets: CredentialSecrets): GenuineCache {
  let cache = caches.get(secrets);
  if (!cache) {
    cache = { bearer: new TtlCache(CACHE.capacity), cookie: new TtlCache(CACHE.capacity) };
    caches.set(secrets, cache);
  }
  return cache;
}

/** A token is not remembered beyond its own end. */
function expiryOf(identity: Genuine, now: number): number {
  const end = now + CACHE.milliseconds;
  return identity.kind === "api_key" ? end : Math.min(end, identity.claims.exp * 1000);
}

function bearerOf(authorization: string | null): string | null {
  const match = authorization === null ? null : /^bearer(?:\s+(.*))?$/i.exec(authorization.trim());
  return match ? (match[1] ?? "").trim() : null;
}

function identifyBearer(bearer: string, secrets: CredentialSecrets, now: number): Identity {
  if (API_KEY_PATTERN.test(bearer)) {
    return isAuthenticApiKey(bearer, secrets.apiKeys)
      ? { kind: "api_key", publicId: publicIdOf(bearer), hash: bytesToHex(hashApiKey(bearer)) }
      : forged("invalid_api_key", "This API key was not issued here. Check that you copied all of it.");
  }
  if (bearer.split(".").length !== 3) {
    const detail = "The bearer credential is neither an API key (crowdee_ and 40 characters) nor an access token.";
    return forged("invalid_api_key", detail);
  }
  const verdict = verifyToken("access", bearer, secrets.tokens, now);
  if (verdict.outcome === "genuine") return { kind: "access_token", claims: verdict.claims };
  if (verdict.outcome === "expired") return expired("bearer", "The access token has expired. Create a new one.");
  return forged("unauthenticated", "The access token is not genuine.");
}

function identifyCookie(cookie: string, secrets: CredentialSecrets, now: number): Identity {
  const verdict = verifyToken("session", cookie, secrets.tokens, now);
  if (verdict.outcome === "genuine") return { kind: "session", claims: verdict.claims };
  if (verdict.outcome === "expired") return expired("cookie", "The session has expired. Sign in again.");
  return { kind: "none" };
}

function forged(code: ErrorCode, detail: string): Identity {
  return { kind: "rejected", from: "bearer", forged: true, code, detail };
}

function expired(from: Place, detail: string): Identity {
  return { kind: "rejected", from, forged: false, code: "session_expired", detail };
}

/** The value of one cookie of a Cookie header (RFC 6265), or `null`. */
export function cookieOf(header: string | null, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const split = pair.indexOf("=");
    if (split > 0 && pair.slice(0, split).trim() === name) return pair.slice(split + 1).trim();
  }
  return null;
}
