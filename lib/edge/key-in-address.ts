import { redactApiKeys } from "../credentials/api-key";
import { ApiError } from "../errors";

/**
 * The error for an address that contains an API key, which Next would repeat in the page.
 *
 * @param path    percent-encoded
 * @param search  the query, with or without its question mark
 */
export function findKeyInAddress(path: string, search: string): ApiError | null {
  const texts = [decoded(path), ...[...new URLSearchParams(search)].flat()];
  return texts.some((text) => redactApiKeys(text) !== text) ? new ApiError("malformed_request", DETAIL) : null;
}

const DETAIL =
  "The address contains an API key. Addresses end up in histories and logs: revoke the key in Settings → API Keys and create another.";

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
