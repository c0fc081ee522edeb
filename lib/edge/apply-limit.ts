import { canBeRaised, type Grants, NO_GRANTS, rateFor } from "../limits/grants";
import { rateLimitHeaders } from "../limits/headers";
import { limitReached } from "../limits/limit-reached";
import type { Charge } from "../limits/limit-store";
import { POLICIES } from "../limits/policies";
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
