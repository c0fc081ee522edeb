import { signToken, verifyToken } from "../credentials/token";
import { env } from "../env";

/** Where processes of ours ask each other. Bears a token that only a holder of NEXTAUTH_SECRET can sign. */
const INTERNAL_HEADER = "x-crowdee-internal";
const TOKEN_SECONDS = 60;

/** Where the edge tells how much of limits is used, and asks for the raised ones: they share no memory with the server. */
export const INTERNAL_PATHS = {
  limitGrants: "/api/internal/limit-grants",
  limitUsage: "/api/internal/limit-usage",
} as const;

/** True for a request one of our own processes made. */
export function isInternal(headers: Headers): boolean {
  const token = headers.get(INTERNAL_HEADER);
  return token !== null && verifyToken("internal", token, env().NEXTAUTH_SECRET).outcome === "genuine";
}

/** Asks another part of ourselves. */
export function fetchInternal(path: string, init: RequestInit = {}): Promise<Response> {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: "self", epoch: 0, iat, exp: iat + TOKEN_SECONDS };
  const headers = { ...init.headers, [INTERNAL_HEADER]: signToken("internal", claims, env().NEXTAUTH_SECRET) };
  return fetch(selfOrigin() + path, { ...init, headers, cache: "no-store" });
}

/** Our own server is reached without leaving the machine; elsewhere the public origin leads back to us. */
function selfOrigin(): string {
  const { CROWDEE_PEER_NONCE, PORT, APP_URL } = env();
  return CROWDEE_PEER_NONCE ? `http://127.0.0.1:${PORT}` : APP_URL;
}
