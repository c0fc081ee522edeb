import { bytesToHex } from "@noble/hashes/utils.js";
import type { ErrorCode } from "../errors";
import { API_KEY_PATTERN, hashApiKey, isAuthenticApiKey, publicIdOf } from "./api-key";
import { type TokenClaims, verifyToken } from "./token";
import { TtlCache } from "./ttl-cache";

/** What proving a credential offline needs. */
export type CredentialSecrets = { apiKeys: readonly string[]; tokens: string; sessionCookie: string };

/** From here on a key is known by its public id, and its secret by its SHA-256 in hex; the key itself goes no further. */
type Genuine =
  | { kind: "api_key"; publicId: string; hash: string }
  | { kind: "access_token" | "session"; claims: TokenClaims };

type Place = "bearer" | "cookie";

/**
 * Who a request claims to be, proved offline: `genuine` credentials still need the database's word on whether they hold
 * any authority. `refused` carries the 401 to answer with; `from` tells a bearer, which the caller chose to send, from a
 * cookie, which the browser sends by itself.
 */
export type Identity =
  | { kind: "none" }
  | Genuine
  | { kind: "refused"; from: Place; forged: boolean; code: ErrorCode; detail: string };

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

const proved = new WeakMap<CredentialSecrets, Record<Place, TtlCache<Genuine>>>();

/** Proving is dear, and stays true: what was found genuine of late is not hashed again. What was refused always is. */
function prove(place: Place, credential: string, secrets: CredentialSecrets, now: number): Identity {
  const recent = recentOf(secrets)[place];
  const known = recent.get(credential, now);
  if (known && !isOver(known, now)) return known;
  const identity = (place === "bearer" ? identifyBearer : identifyCookie)(credential, secrets, now);
  if (identity.kind !== "refused" && identity.kind !== "none") recent.set(credential, identity, now);
  return identity;
}

function recentOf(secrets: CredentialSecrets): Record<Place, TtlCache<Genuine>> {
  let recent = proved.get(secrets);
  if (!recent) {
    recent = { bearer: new TtlCache(), cookie: new TtlCache() };
    proved.set(secrets, recent);
  }
  return recent;
}

function isOver(identity: Genuine, now: number): boolean {
  return identity.kind !== "api_key" && identity.claims.exp * 1000 <= now;
}

function bearerOf(authorization: string | null): string | null {
  const match = authorization === null ? null : /^bearer(?:\s+(.*))?$/i.exec(authorization.trim());
  return match ? (match[1] ?? "").trim() : null;
}

function identifyBearer(bearer: string, secrets: CredentialSecrets, now: number): Identity {
  if (API_KEY_PATTERN.test(bearer)) {
    return isAuthenticApiKey(bearer, secrets.apiKeys)
      ? { kind: "api_key", publicId: publicIdOf(bearer), hash: bytesToHex(hashApiKey(bearer)) }
      : refused("bearer", "invalid_api_key", "This API key was not issued here; check that all of it was copied.");
  }
  if (bearer.split(".").length !== 3) {
    const detail = "The bearer credential is neither an API key (crowdee_ and 40 characters) nor an access token.";
    return refused("bearer", "invalid_api_key", detail);
  }
  const verdict = verifyToken("access", bearer, secrets.tokens, now);
  if (verdict.outcome === "genuine") return { kind: "access_token", claims: verdict.claims };
  if (verdict.outcome === "expired") return expired("bearer", "The access token has expired; mint a new one.");
  return refused("bearer", "unauthenticated", "The access token is not genuine.");
}

function identifyCookie(cookie: string, secrets: CredentialSecrets, now: number): Identity {
  const verdict = verifyToken("session", cookie, secrets.tokens, now);
  if (verdict.outcome === "genuine") return { kind: "session", claims: verdict.claims };
  if (verdict.outcome === "expired") return expired("cookie", "The session has expired; sign in again.");
  return refused("cookie", "unauthenticated", "The session cookie is not genuine; sign in again.");
}

function refused(from: Place, code: ErrorCode, detail: string): Identity {
  return { kind: "refused", from, forged: true, code, detail };
}

function expired(from: Place, detail: string): Identity {
  return { kind: "refused", from, forged: false, code: "session_expired", detail };
}

/** The value of one cookie of a Cookie header (RFC 6265), or `null`. */
export function cookieOf(header: string | null, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const split = pair.indexOf("=");
    if (split > 0 && pair.slice(0, split).trim() === name) return pair.slice(split + 1).trim();
  }
  return null;
}
