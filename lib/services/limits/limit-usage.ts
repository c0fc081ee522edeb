import type { KeyLimit } from "../../contracts/key-limits";
import { apiKeyHint } from "../../credentials/api-key";
import { db } from "../../db/client";
import { readLimitUsage } from "../../internal/client";
import type { Charge, Usage } from "../../limits/limit-store";
import { POLICIES } from "../../limits/policies";
import { log } from "../../log";
import type { Principal } from "../shared/principal";
import { grantOf } from "./limit-grants";

const MAX_KEYS = 100;

/** The limits of the principal's live keys, newest first, and how much of them is used at this moment. */
export async function listKeyLimits(principal: Principal): Promise<KeyLimit[]> {
  const keys = await db().apiKey.findMany({
    where: { userId: principal.user.id, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    orderBy: { id: "desc" },
    take: MAX_KEYS,
    select: { id: true, name: true, publicId: true },
  });
  const subjects = keys.map(({ publicId }) => publicId);
  const grants = await Promise.all(subjects.map((subject) => grantOf("api_key", subject)));
  const rates = grants.map((grant) =>
    grant ? { limit: grant.requestsPerMinute, windowSeconds: 60 } : POLICIES["api-key"].rate(),
  );
  const usages = await usageOf(
    subjects.map((subject, index) => ({ policy: "api-key", subject, rate: rates[index] as Charge["rate"] })),
  );
  return keys.map(({ id, name, publicId }, index) => {
    const [grant, usage] = [grants[index], usages?.[index]];
    return {
      id,
      name,
      hint: apiKeyHint(publicId),
      ...(rates[index] as Charge["rate"]),
      grant: grant ? { to: grant.grantedTo, expiresAt: grant.expiresAt?.toISOString() ?? null } : null,
      usage: usage ? { used: usage.used, resetsAt: new Date(usage.resetAt).toISOString() } : null,
    };
  });
}

/** `null` when it cannot be read: the limits are worth showing without it. */
async function usageOf(charges: Charge[]): Promise<Usage[] | null> {
  if (charges.length === 0) return [];
  try {
    return await readLimitUsage(charges);
  } catch (error) {
    log().warn({ error: String(error) }, "the usage of limits cannot be read");
    return null;
  }
}
