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

/** Reads them, and is done within {@link TIMEOUT_MS} whatever becomes of the question. */
async function read(): Promise<void> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The signal alone is not enough: an aborted fetch was seen never to settle here, and every request waited for it.
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), TIMEOUT_MS);
  });
  try {
    // Without an answer the grants known before stay in force; the next request after the pause tries again.
    grants = (await Promise.race([ask(controller.signal).catch(() => null), tooLate])) ?? grants;
  } finally {
    clearTimeout(timer);
    controller.abort();
    readAt = Date.now();
  }
}

/** Asks over HTTP: the Edge runtime shares no memory with the part that has the database. */
async function ask(signal: AbortSignal): Promise<Grants | null> {
  const iat = Math.floor(Date.now() / 1000);
  const { NEXTAUTH_SECRET } = env();
  const token = signToken("internal", { sub: "edge", epoch: 0, iat, exp: iat + TOKEN_SECONDS }, NEXTAUTH_SECRET);
  const headers = { [INTERNAL_HEADER]: token };
  const answer = await fetch(`${selfOrigin()}/api/internal/limit-grants`, { headers, signal, cache: "no-store" });
  return answer.ok ? ((await answer.json()) as Grants) : null;
}

/** Our own server is reached without leaving the machine; elsewhere the public origin leads back to us. */
function selfOrigin(): string {
  const { CROWDEE_PEER_NONCE, PORT, APP_URL } = env();
  return CROWDEE_PEER_NONCE ? `http://127.0.0.1:${PORT}` : APP_URL;
}
