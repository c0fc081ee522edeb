import { newId } from "@/lib/db/id";
import type { Made } from "./made";

/** A pending request of a user for more on one of their keys. */
export function makeLimitRequest(createdAt: Date, user: { id: string }, apiKeyId: string): Made<string> {
  const limit_requests = requestRow(createdAt, user, apiKeyId, 3000);
  return { entity: limit_requests.id, rows: { limit_requests } };
}

/** A granted request, and the grant that makes it the key's limit. */
export function makeLimitGrant(
  createdAt: Date,
  user: { id: string },
  apiKeyId: string,
  requestsPerMinute: number,
): Made<string> {
  const limit_requests = { ...requestRow(createdAt, user, apiKeyId, requestsPerMinute), status: "granted" };
  const limit_grants = {
    id: newId("lgr"),
    request_id: limit_requests.id,
    subject: "api_key",
    subject_id: apiKeyId,
    requests_per_minute: requestsPerMinute,
    created_at: createdAt,
  };
  return { entity: limit_grants.id, rows: { limit_requests, limit_grants } };
}

function requestRow(createdAt: Date, user: { id: string }, apiKeyId: string, requestsPerMinute: number) {
  return {
    id: newId("lrq"),
    user_id: user.id,
    subject: "api_key",
    subject_id: apiKeyId,
    requests_per_minute: requestsPerMinute,
    workload: "A nightly import in batches of 50.",
    justification: "It has to finish before the morning.",
    status: "pending",
    created_at: createdAt,
  };
}
