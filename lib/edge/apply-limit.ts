import { env } from "../env";
import { ApiError } from "../errors";
import { canBeRaised, type Grants, NO_GRANTS, rateFor } from "../limits/grants";
import { rateLimitHeaders, retryAfter } from "../limits/headers";
import type { Charge, Decision } from "../limits/limit-store";
import { POLICIES, type PolicyName } from "../limits/policies";
import type { EdgeContext, Step } from "./context";
import { currentGrants } from "./grants";
import { edgeLimiter } from "./limiter";

/** Counts the request, and rejects it when its limit is reached. */
export const applyLimit: Step = async (context) => {
  const [charge, ...more] = chargesOf(context, await grantsFor(context));
  if (!charge) return null;
  const decision = await edgeLimiter().take([charge, ...more], context.waitUntil);
  Object.assign(context.responseHeaders, rateLimitHeaders(decision, Date.now()));
  return decision.admitted ? null : limitReached(decision);
};

function grantsFor({ charges, waitUntil }: EdgeContext): Grants | Promise<Grants> {
  return charges.some(({ policy }) => canBeRaised(policy)) ? currentGrants(waitUntil) : NO_GRANTS;
}

function chargesOf({ charges }: EdgeContext, grants: Grants): Charge[] {
  return charges.map(({ policy, subject, grantee = subject }) => ({
    policy,
    subject,
    rate: rateFor(grants, policy, grantee, POLICIES[policy].rate()),
  }));
}

/** How to avoid the limit next time. */
const ADVICE: Record<PolicyName, (appUrl: string) => string> = {
  anonymous: (appUrl) => `Requests with an API key have a higher limit: ${appUrl}/docs/authentication`,
  session: (appUrl) => `To process large amounts of data, see ${appUrl}/docs/batch-processing.`,
  "api-key": (appUrl) =>
    `To process large amounts of data, see ${appUrl}/docs/batch-processing. To request a higher limit, go to Settings → Limits.`,
  "invalid-credentials": () => "Correct the credential before you retry.",
  "sign-in": (appUrl) => `If you forgot your password, reset it: ${appUrl}/forgot-password`,
};

function limitReached({ policy, limit, windowSeconds, resetAt }: Decision): ApiError {
  const retryAfterSeconds = retryAfter(resetAt, Date.now());
  const wait = `${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}`;
  return new ApiError(
    "rate_limited",
    `The ${policy} policy allows ${limit} requests per ${windowSeconds} seconds. Retry in ${wait}. ${ADVICE[policy](env().APP_URL)}`,
    { policy, limit, windowSeconds, retryAfterSeconds },
    { "Retry-After": String(retryAfterSeconds) },
  );
}
