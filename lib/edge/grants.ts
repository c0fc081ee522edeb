import { fetchInternal, INTERNAL_PATHS } from "../internal/client";
import { type Grants, NO_GRANTS } from "../limits/grants";
import type { Background } from "../limits/limiter";

/** After this the grants are read again, in the background; the database's side adds at most five seconds more. */
const FRESH_MS = 4_000;
/** After this a request waits for them, so that a process that slept does not act on old ones. */
const STALE_MS = 9_000;
/** No request waits longer than this for them. */
const WAIT_MS = 250;
/** An answer that takes longer than this is no longer waited for by anyone. */
const ABANDON_MS = 5_000;

let grants = NO_GRANTS;
let readAt = 0;
let reading: Promise<true> | undefined;

/** The raised limits as this process knows them, at once when they are fresh: in force within 15 seconds of being granted. */
export function currentGrants(background: Background): Grants | Promise<Grants> {
  const age = Date.now() - readAt;
  if (age <= FRESH_MS) return grants;
  reading ??= read().finally(() => {
    reading = undefined;
  });
  if (age > STALE_MS) return grantsAfter(reading);
  background(reading);
  return grants;
}

async function grantsAfter(news: Promise<true>): Promise<Grants> {
  // One that waited in vain spares the others from it.
  if ((await within(news, WAIT_MS)) === null) readAt = Date.now() - FRESH_MS;
  return grants;
}

/** Reads them. Without an answer those known before stay in force, and the next request after the pause asks again. */
async function read(): Promise<true> {
  const controller = new AbortController();
  // The signal alone is not enough: an aborted fetch was seen never to settle in the Edge sandbox.
  const answer = await within(
    ask(controller.signal).catch(() => null),
    ABANDON_MS,
  );
  controller.abort();
  grants = answer ?? grants;
  readAt = Date.now();
  return true;
}

/** The answer, or `null` when it does not come in time. */
async function within<T>(answer: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks over HTTP: the Edge runtime shares no memory with the part that has the database. */
async function ask(signal: AbortSignal): Promise<Grants | null> {
  const answer = await fetchInternal(INTERNAL_PATHS.limitGrants, { signal });
  return answer.ok ? ((await answer.json()) as Grants) : null;
}
