import { signToken } from "../credentials/token";
import { env } from "../env";
import { type Grants, NO_GRANTS } from "../limits/grants";
import type { Background } from "../limits/limiter";
import { INTERNAL_HEADER } from "./internal";

/** After this the grants are read again, in the background; the database's side adds at most five seconds more. */
const FRESH_MS = 4_000;
/** After this a request waits for them, so that a process that slept does not act on old ones. */
const STALE_MS = 9_000;
const TIMEOUT_MS = 250;
const TOKEN_SECONDS = 60;

let grants = NO_GRANTS;
let readAt = 0;
let reading: Promise<void> | undefined;

/** The raised limits as this process knows them: in force within 15 seconds of being granted. */
export async function currentGrants(background: Background): Promise<Grants> {
  const age = Date.now() - readAt;
  if (age > FRESH_MS) {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    if (age > STALE_MS) await reading;
    else background(reading);
  }
  return grants;
}

/** Reads them over HTTP: the Edge runtime shares no memory with the part that has the database. */
async function read(): Promise<void> {
  const iat = Math.floor(Date.now() / 1000);
  const { NEXTAUTH_SECRET } = env();
  const token = signToken("internal", { sub: "edge", epoch: 0, iat, exp: iat + TOKEN_SECONDS }, NEXTAUTH_SECRET);
  try {
    const answer = await fetch(`${selfOrigin()}/api/internal/limit-grants`, {
      headers: { [INTERNAL_HEADER]: token },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: "no-store",
    });
    if (answer.ok) grants = (await answer.json()) as Grants;
  } catch {
    // The grants known before stay in force; the next request after the pause tries again.
  }
  readAt = Date.now();
}

/** Our own server is reached without leaving the machine; elsewhere the public origin leads back to us. */
function selfOrigin(): string {
  const { CROWDEE_PEER_NONCE, PORT, APP_URL } = env();
  return CROWDEE_PEER_NONCE ? `http://127.0.0.1:${PORT}` : APP_URL;
}
