import type { Contract } from "../contracts/contract";
import { ApiError } from "../errors";
import {
  claimIdempotencyKey,
  completeIdempotencyKey,
  releaseIdempotencyKey,
} from "../services/idempotency/idempotency";
import type { OrganizationPrincipal, Principal } from "../services/shared/principal";

const HEADER = "idempotency-key";
const SANE = /^[\x21-\x7E]{1,255}$/;

type Occasion = {
  contract: Contract;
  request: Request;
  principal: Principal;
  body: unknown;
  responseHeaders: Headers;
};

/**
 * Serves a POST that bears an Idempotency-Key at most once per principal and key, answering retries as the first time
 * (draft-ietf-httpapi-idempotency-key-header). A refused request is forgotten, so it can be corrected and retried. An answer
 * that holds a secret is never remembered: its retry is a conflict that says what happened.
 *
 * @param produce  does the work and returns the answer
 */
export function runOnce<T>(occasion: Occasion, produce: () => Promise<T>): Promise<T> {
  const key = occasion.request.headers.get(HEADER);
  return occasion.request.method === "POST" && key !== null ? answerByKey(occasion, key, produce) : produce();
}

async function answerByKey<T>(occasion: Occasion, key: string, produce: () => Promise<T>): Promise<T> {
  if (!SANE.test(key)) {
    const message = "must be 1–255 printable ASCII characters without spaces";
    throw new ApiError("validation_failed", `Idempotency-Key ${message}.`, {
      errors: [{ path: "Idempotency-Key", message }],
    });
  }
  const { contract, principal, responseHeaders } = occasion;
  const record = await claimIdempotencyKey(principal, key, fingerprintOf(occasion));
  if (record.outcome === "replay") {
    responseHeaders.set("Idempotency-Replayed", "true");
    return record.answer as T;
  }
  const answer = await produce().catch(async (error: unknown) => {
    // Only a refusal says that nothing was done; after any other fault a retry at once could do it twice.
    if (error instanceof ApiError) await releaseIdempotencyKey(principal, key);
    throw error;
  });
  await completeIdempotencyKey(principal, key, contract.secret ? { secret: true } : { answer });
  return answer;
}

function fingerprintOf({ contract, request, principal, body }: Occasion): string {
  const organization = "organization" in principal ? (principal as OrganizationPrincipal).organization.id : null;
  return JSON.stringify([contract.operationId, new URL(request.url).pathname, organization, body ?? null]);
}
