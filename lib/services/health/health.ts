import { singleFlight } from "../../async/single-flight";
import type { Health } from "../../contracts/discovery";
import { pingDatabase } from "../../db/ping";
import { ApiError } from "../../errors";

const PING_MS = 1_500;
const RETRY_SECONDS = 5;

/** Health is not rate limited, so any number of concurrent callers share one ping. */
const ping = singleFlight(() => pingDatabase(PING_MS));

/**
 * Whether the API is well.
 *
 * @param limiter  the state of the shared limiter, as the edge reports it
 * @throws ApiError `service_unavailable` when the database does not respond
 */
export async function checkHealth(limiter: Health["checks"]["limiter"]): Promise<Health> {
  await ping().catch(() => {
    const detail = `The database cannot be reached. Try again in ${RETRY_SECONDS} seconds.`;
    throw new ApiError("service_unavailable", detail, {}, { "Retry-After": String(RETRY_SECONDS) });
  });
  return { status: limiter, checks: { database: "ok", limiter } };
}
