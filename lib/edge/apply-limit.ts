import { env } from "../env";
import { ApiError } from "../errors";
import { canBeRaised, type Grants, NO_GRANTS, rateFor } from "../limits/grants";
import { retryAfter } from "../limits/headers";
import { type Background, type Charge, type Decision, Limiter, redisFromEnv } from "../limits/limiter";
import { POLICIES, type PolicyName } from "../limits/policies";
import type { EdgeContext, Step } from "./context";
import { currentGrants } from "./grants";
import { logEdge } from "./log";

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
export const applyLimit: Step = async (context) => {
  const background = (task: Promise<unknown>) => context.event.waitUntil(task);
  const grants = grantsFor(context, background);
  const [charge, ...more] = chargesOf(context, grants instanceof Promise ? await grants : grants);
  if (!charge) return null;
  context.decision = await edgeLimiter().take([charge, ...more], background);
  return context.decision.admitted ? null : limitReached(context.decision);
};

/** Before health is told: nothing else may have asked the shared limiter for a while. */
export const checkLimiter: Step = ({ path, event }) =>
  path === "/api/health"
    ? edgeLimiter()
        .check((task) => event.waitUntil(task))
        .then(() => null)
    : null;

function grantsFor({ charges }: EdgeContext, background: Background): Grants | Promise<Grants> {
  return charges.some(({ policy }) => canBeRaised(policy)) ? currentGrants(background) : NO_GRANTS;
}

function chargesOf({ charges }: EdgeContext, grants: Grants): Charge[] {
  return charges.map(({ policy, subject }) => ({
    policy,
    subject,
    rate: rateFor(grants, policy, subject, POLICIES[policy].rate()),
  }));
}

/** What someone who reached a limit does best. */
const ADVICE: Record<PolicyName, (appUrl: string) => string> = {
  anonymous: (appUrl) => `Requests with an API key have a wider limit of their own: ${appUrl}/docs/authentication`,
  session: (appUrl) => `To process large amounts of data, see ${appUrl}/docs/batch-processing.`,
  "api-key": (appUrl) =>
    `To process large amounts of data, see ${appUrl}/docs/batch-processing. To request a higher limit, go to Settings → Limits.`,
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
