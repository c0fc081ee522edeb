import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as keys from "../../db/idempotency-keys";
import { env } from "../../env";
import { ApiError } from "../../errors";
import type { Principal } from "../shared/principal";

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

/** Stores the response for later retries. */
export async function completeIdempotencyKey(
  principal: Principal,
  key: string,
  remembered: { secret: true } | { response: unknown },
): Promise<void> {
  await keys.completeIdempotencyKey(principalIdOf(principal), key, remembered);
}

/** Releases the key after the request was rejected. */
export async function releaseIdempotencyKey(principal: Principal, key: string): Promise<void> {
  await keys.releaseIdempotencyKey(principalIdOf(principal), key);
}

function principalIdOf({ credential, user }: Principal): string {
  return credential.type === "api_key" ? credential.id : user.id;
}
