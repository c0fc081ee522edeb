import { env } from "../env";
import { ApiError } from "../errors";
import { canBeRaised, NO_GRANTS, rateFor } from "../limits/grants";
import { retryAfter } from "../limits/headers";
import { type Background, type Charge, type Decision, Limiter, redisFromEnv } from "../limits/limiter";
import { POLICIES, type PolicyName } from "../limits/policies";
import { currentGrants } from "./grants";
import { logEdge } from "./log";
import type { Step, Visit } from "./visit";

let limiter: Limiter | undefined;

/** The limiter of this process's edge. */
export function edgeLimiter(): Limiter {
  limiter ??= new Limiter(redisFromEnv(), (degraded) =>
    degraded
      ? logEdge("warn", "shared limiter lost; every process counts for itself")
      : logEdge("info", "shared limiter found again"),
  );
  return limiter;
}

/** Charges the request, and refuses it when nothing is left. */
export const applyLimit: Step = async (visit) => {
  const background = (task: Promise<unknown>) => visit.event.waitUntil(task);
  const [charge, ...more] = await chargesOf(visit, background);
  if (!charge) return null;
  visit.decision = await edgeLimiter().take([charge, ...more], background);
  return visit.decision.admitted ? null : limitReached(visit.decision);
};

/** Before health is told: nothing else may have asked the shared limiter for a while. */
export const checkLimiter: Step = async ({ path, event }) => {
  if (path === "/api/health") await edgeLimiter().check((task) => event.waitUntil(task));
  return null;
};

async function chargesOf({ charges }: Visit, background: Background): Promise<Charge[]> {
  const grants = charges.some(({ policy }) => canBeRaised(policy)) ? await currentGrants(background) : NO_GRANTS;
  return charges.map(({ policy, subject }) => ({
    policy,
    subject,
    rate: rateFor(grants, policy, subject, POLICIES[policy].rate()),
  }));
}

/** What someone who reached a limit does best. */
const ADVICE: Record<PolicyName, (appUrl: string) => string> = {
  anonymous: (appUrl) => `Requests with an API key have a wider limit of their own: ${appUrl}/docs/authentication`,
  session: (appUrl) => `For bulk work, batch and space requests: ${appUrl}/docs/bulk-work`,
  "api-key": (appUrl) =>
    `For bulk work, batch and space requests: ${appUrl}/docs/bulk-work; ask for more in Settings → Limits.`,
  "invalid-credentials": () => "Correct the credential before you try again.",
  "sign-in": (appUrl) => `A forgotten password can be replaced: ${appUrl}/forgot-password`,
};

function limitReached({ policy, limit, windowSeconds, resetAt }: Decision): ApiError {
  const retryAfterSeconds = retryAfter(resetAt, Date.now());
  const detail = `The ${policy} policy admits ${limit} requests in ${windowSeconds} seconds; wait ${retryAfterSeconds} seconds before the next. ${ADVICE[policy](env().APP_URL)}`;
  return new ApiError(
    "rate_limited",
    detail,
    { policy, limit, windowSeconds, retryAfterSeconds },
    { "Retry-After": String(retryAfterSeconds) },
  );
}
