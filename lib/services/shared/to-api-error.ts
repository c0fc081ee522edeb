import { isDatabaseUnavailable, isForeignKeyViolation } from "../../db/failure";
import { ApiError } from "../../errors";
import { log } from "../../log";

const RETRY_SECONDS = 5;

/**
 * Turns anything thrown below a route or page into a refusal that is safe to show. What is unexpected is logged under
 * the request id and shown as `internal_error`.
 */
export function toApiError(error: unknown, requestId: string): ApiError {
  if (error instanceof ApiError) return error;
  if (isDatabaseUnavailable(error)) {
    log().warn({ requestId }, "database unavailable");
    const detail = `The database cannot be reached. Try again in ${RETRY_SECONDS} seconds.`;
    return new ApiError("service_unavailable", detail, {}, { "Retry-After": String(RETRY_SECONDS) });
  }
  // Organizations are all that is ever deleted from under a request that was let into one.
  if (isForeignKeyViolation(error)) return new ApiError("organization_not_found");
  log().error({ requestId, error: error instanceof Error ? error.stack : String(error) }, "unexpected error");
  return new ApiError("internal_error", "An unexpected fault. It has been logged under the request id.");
}
