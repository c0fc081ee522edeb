import { isDatabaseUnavailable, violatedForeignKey } from "../../db/failure";
import { ApiError } from "../../errors";
import { log } from "../../log";

const RETRY_SECONDS = 5;

/**
 * Turns anything thrown below a route or a page into an error that is safe to show. An unexpected one is logged under the
 * request id and shown as `internal_error`.
 */
export function toApiError(error: unknown, requestId: string): ApiError {
  if (error instanceof ApiError) return error;
  if (isDatabaseUnavailable(error)) {
    log().warn({ requestId }, "database unavailable");
    const detail = `The database cannot be reached. Try again in ${RETRY_SECONDS} seconds.`;
    return new ApiError("service_unavailable", detail, {}, { "Retry-After": String(RETRY_SECONDS) });
  }
  const constraint = violatedForeignKey(error);
  // The organization was deleted while a request in it was on its way.
  if (constraint?.endsWith("_organization_id_fkey")) return new ApiError("organization_not_found");
  log().error(
    { requestId, constraint, error: error instanceof Error ? error.stack : String(error) },
    "unexpected error",
  );
  return new ApiError("internal_error", "An unexpected error occurred. It was logged under the request ID.");
}
