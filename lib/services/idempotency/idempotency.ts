import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { db, type Prisma } from "../../db/client";
import { env } from "../../env";
import { ApiError } from "../../errors";
import type { Principal } from "../shared/principal";

const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** A first request that has not finished by then died with its process; its key is free again. */
const ABANDONED_MS = 60 * 1000;

export type Begun = { outcome: "first" } | { outcome: "replay"; answer: unknown };

/**
 * Claims an Idempotency-Key for a request, or finds the answer given before.
 *
 * @param fingerprint  all that makes two requests the same
 * @throws ApiError `idempotency_key_reused` for another request; `conflict` while the first is still being served, or
 *                  when its answer held a secret and cannot be given again
 */
export async function claimIdempotencyKey(principal: Principal, key: string, fingerprint: string): Promise<Begun> {
  const principalId = principalIdOf(principal);
  // Keyed: a fingerprint covers the body, and a body may hold a password someone could guess at.
  const requestHash = new Uint8Array(hmac(sha256, utf8ToBytes(env().NEXTAUTH_SECRET), utf8ToBytes(fingerprint)));
  await forgetOld(principalId, key);
  const { count } = await db().idempotencyRecord.createMany({
    data: [{ principalId, key, requestHash }],
    skipDuplicates: true,
  });
  if (count === 1) return { outcome: "first" };
  const record = await db().idempotencyRecord.findUnique({ where: { principalId_key: { principalId, key } } });
  if (record && !Buffer.from(record.requestHash).equals(requestHash)) throw new ApiError("idempotency_key_reused");
  if (!record || record.finishedAt === null) {
    const detail = "The first request with this Idempotency-Key is still being served.";
    throw new ApiError("conflict", detail, {}, { "Retry-After": "1" });
  }
  const remembered = record.answer as { secret?: true; answer?: unknown };
  if (remembered.secret) {
    throw new ApiError(
      "conflict",
      "This request was already served, and its answer held a secret that is shown only once. See the list for what was created.",
    );
  }
  return { outcome: "replay", answer: remembered.answer };
}

/** Remembers the answer for later retries. */
export async function completeIdempotencyKey(
  principal: Principal,
  key: string,
  remembered: { secret: true } | { answer: unknown },
): Promise<void> {
  await db().idempotencyRecord.update({
    where: { principalId_key: { principalId: principalIdOf(principal), key } },
    data: { finishedAt: new Date(), answer: JSON.parse(JSON.stringify(remembered)) as Prisma.InputJsonValue },
  });
}

/** Frees the key after a refusal. */
export async function releaseIdempotencyKey(principal: Principal, key: string): Promise<void> {
  await db().idempotencyRecord.deleteMany({ where: { principalId: principalIdOf(principal), key } });
}

async function forgetOld(principalId: string, key: string): Promise<void> {
  const now = Date.now();
  await db().idempotencyRecord.deleteMany({
    where: {
      OR: [
        { createdAt: { lt: new Date(now - REMEMBERED_MS) } },
        { principalId, key, finishedAt: null, createdAt: { lt: new Date(now - ABANDONED_MS) } },
      ],
    },
  });
}

function principalIdOf({ credential, user }: Principal): string {
  return credential.type === "api_key" ? credential.id : user.id;
}
