import type { KeyLimit } from "../../contracts/key-limits";
import { apiKeyHint } from "../../credentials/api-key";
import { db } from "../../db/client";
import { fetchInternal, INTERNAL_PATHS } from "../../internal/client";
import type { Charge, Usage } from "../../limits/limiter";
import { POLICIES } from "../../limits/policies";
import { log } from "../../log";
import type { Principal } from "../shared/principal";
import { grantOf } from "./limit-grants";

const MAX_KEYS = 100;
const PATIENCE_MS = 1_000;

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

/** Asks the edge, which counts; `null` when it does not answer, for what applies is worth showing without it. */
async function usageOf(charges: Charge[]): Promise<Usage[] | null> {
  if (charges.length === 0) return [];
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const body = JSON.stringify(charges);
    const answer = await fetchInternal(INTERNAL_PATHS.limitUsage, { method: "POST", body, signal });
    return answer.ok ? ((await answer.json()) as Usage[]) : null;
  } catch (error) {
    log().warn({ error: String(error) }, "the use of limits cannot be told");
    return null;
  }
}
