import { toApiError } from "../services/shared/to-api-error";

/** Starts work once the present response is on its way. Its errors are logged under the request id. */
export function runInBackground(requestId: string, work: () => Promise<void>): void {
  setImmediate(() => void work().catch((error) => toApiError(error, requestId)));
}
