import { withTimeout } from "../async/timeout";
import { signToken } from "../credentials/token";
import { env } from "../env";
import type { Grants } from "../limits/grants";
import type { Charge, Usage } from "../limits/limit-store";
import { INTERNAL_HEADERS } from "./headers";
import { INTERNAL_PATHS } from "./routes";

const TOKEN_SECONDS = 60;
const GRANTS_TIMEOUT_MS = 5_000;
const USAGE_TIMEOUT_MS = 1_000;

/** What the other side of an internal request does, for processes in which both sides share memory. */
type LocalAccess = { limitGrants(): Promise<Grants>; limitUsage(charges: readonly Charge[]): Promise<Usage[]> };

/** Global, because the pages that Next builds have modules of their own in the same process. */
declare global {
  var crowdeeLocalAccess: LocalAccess | undefined;
}

/** From now on this process calls the given functions and makes no internal requests. */
export function setLocalAccess(access: LocalAccess): void {
  globalThis.crowdeeLocalAccess = access;
}

/** The raised limits in force. @throws Error when they cannot be read in time */
export function readLimitGrants(): Promise<Grants> {
  const local = globalThis.crowdeeLocalAccess;
  if (local) return withTimeout(local.limitGrants(), GRANTS_TIMEOUT_MS);
  return fetchInternal(INTERNAL_PATHS.limitGrants, GRANTS_TIMEOUT_MS);
}

/** How much of each bucket is used. @throws Error when it cannot be read in time */
export function readLimitUsage(charges: readonly Charge[]): Promise<Usage[]> {
  const local = globalThis.crowdeeLocalAccess;
  if (local) return withTimeout(local.limitUsage(charges), USAGE_TIMEOUT_MS);
  return fetchInternal(INTERNAL_PATHS.limitUsage, USAGE_TIMEOUT_MS, { method: "POST", body: JSON.stringify(charges) });
}

async function fetchInternal<T>(path: string, timeoutMs: number, init: RequestInit = {}): Promise<T> {
  const controller = new AbortController();
  const headers = { [INTERNAL_HEADERS.token]: internalToken() };
  const request = fetch(ownOrigin() + path, { ...init, headers, cache: "no-store", signal: controller.signal });
  try {
    // The signal alone is not enough: in the Edge sandbox an aborted fetch may never settle.
    return await withTimeout(request.then(readJson<T>), timeoutMs);
  } finally {
    controller.abort();
  }
}

async function readJson<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`an internal request failed with status ${response.status}`);
  return (await response.json()) as T;
}

function internalToken(): string {
  const iat = Math.floor(Date.now() / 1000);
  return signToken("internal", { sub: "self", sid: "none", iat, exp: iat + TOKEN_SECONDS }, env().NEXTAUTH_SECRET);
}

/** Where our own server listens, when it does; elsewhere the public origin, which leads back to us. */
function ownOrigin(): string {
  const { CROWDEE_PEER_NONCE, HOST, PORT, APP_URL } = env();
  if (!CROWDEE_PEER_NONCE) return APP_URL;
  const host = ALL_ADDRESSES.includes(HOST) ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}

/** The hosts that stand for all addresses of a machine, the loopback address among them. */
const ALL_ADDRESSES = ["0.0.0.0", "::"];
