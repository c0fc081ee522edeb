import { singleFlight } from "../async/single-flight";
import { withTimeout } from "../async/timeout";
import { readLimitGrants } from "../internal/client";
import { type Grants, NO_GRANTS } from "../limits/grants";
import type { WaitUntil } from "../limits/limit-store";

/** Older grants are refreshed in the background. The database side adds at most five seconds. */
const FRESH_MS = 4_000;
/** Requests wait for a refresh of older grants, so that a process that was suspended does not act on them. */
const STALE_MS = 9_000;
/** The longest any request waits. */
const WAIT_MS = 250;

let grants = NO_GRANTS;
let readAt = 0;

/** The raised limits as this process knows them. A grant is in force within 15 seconds. */
export async function currentGrants(waitUntil: WaitUntil): Promise<Grants> {
  const age = Date.now() - readAt;
  if (age <= FRESH_MS) return grants;
  const refreshed = refresh();
  if (age <= STALE_MS) waitUntil(refreshed);
  // After one request has waited in vain, others are spared the wait.
  else await withTimeout(refreshed, WAIT_MS).catch(() => setAge(FRESH_MS));
  return grants;
}

/** When they cannot be read, the known grants stay in force, and the next request after {@link FRESH_MS} tries again. */
const refresh = singleFlight(async () => {
  grants = await readLimitGrants().catch(() => grants);
  setAge(0);
});

function setAge(milliseconds: number): void {
  readAt = Date.now() - milliseconds;
}
