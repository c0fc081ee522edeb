import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as keys from "../../db/idempotency-keys";
import { inSharedTransaction } from "../../db/transaction";
import { env } from "../../env";
import { ApiError } from "../../errors";
import type { Principal } from "../shared/principal";

/** Less than the time after which a key that was claimed is free again, by more than a statement may take. */
const DEADLINE_MS = 45_000;

export type Claim = { outcome: "first" } | { outcome: "replay"; response: unknown };

/**
 * Claims an Idempotency-Key for a request, or finds the earlier response.
 *
 * @param fingerprint  all that makes two requests the same
 * @throws ApiError `idempotency_key_reused` for another request; `conflict` while the first is still being served, or
 *                  when its response contained a secret and cannot be repeated
 */
export async function claimIdempotencyKey(principal: Principal, key: string, fingerprint: string): Promise<Claim> {
  const principalId = principalIdOf(principal);
  // Keyed: a fingerprint covers the body, and a body may hold a password someone could guess at.
  const requestHash = new Uint8Array(hmac(sha256, utf8ToBytes(env().NEXTAUTH_SECRET), utf8ToBytes(fingerprint)));
  const record = await keys.claimIdempotencyKey(principalId, key, requestHash);
  if (record.claimed) return { outcome: "first" };
  if (record.requestHash && !record.requestHash.equals(requestHash)) throw new ApiError("idempotency_key_reused");
  if (record.finishedAt === null) {
    const detail = "The first request with this Idempotency-Key is still in progress.";
    throw new ApiError("conflict", detail, {}, { "Retry-After": "1" });
  }
  const remembered = record.response as { secret?: true; response?: unknown };
  if (remembered.secret) {
    throw new ApiError(
      "conflict",
      "This request was already completed, and its response contained a secret that is shown only once. List the resources to see what was created.",
    );
  }
  return { outcome: "replay", response: remembered.response };
}

/**
 * Does the work of a request that has claimed its key. All that it changes and the response for later retries are stored
 * in one transaction: whenever the process dies, either both hold or neither. A rejected request releases its key.
 *
 * @param secret   the result contains a secret: it is not stored
 * @param execute  does the work
 */
export async function executeOnce<T>(
  principal: Principal,
  key: string,
  secret: boolean,
  execute: () => Promise<T>,
): Promise<T> {
  const principalId = principalIdOf(principal);
  const startedAt = performance.now();
  const work = async () => {
    const result = await execute();
    const isLate = performance.now() - startedAt > DEADLINE_MS;
    if (isLate) throw new Error("the request took so long that its Idempotency-Key may have been claimed again");
    return { result, remembered: JSON.stringify(secret ? { secret } : { response: result }) };
  };
  try {
    const { result } = await inSharedTransaction(work, (transaction, { remembered }) =>
      keys.completeIdempotencyKey(transaction, principalId, key, remembered),
    );
    return result;
  } catch (error) {
    // Only a rejection says that nothing was done; after any other fault the outcome may be unknown.
    if (error instanceof ApiError) await keys.releaseIdempotencyKey(principalId, key);
    throw error;
  }
}

function principalIdOf({ credential, user }: Principal): string {
  return credential.type === "api_key" ? credential.id : user.id;
}
