import { FallbackStore } from "../../limits/fallback-store";
import { rateLimitHeaders } from "../../limits/headers";
import { limitReached } from "../../limits/limit-reached";
import type { Decision, LimitStore } from "../../limits/limit-store";
import { POLICIES, type Rate } from "../../limits/policies";
import { sharedStoreFromEnv } from "../../limits/shared-store";
import { userLimiter } from "../../limits/user-limiter";
import { grantsKnown } from "../limits/limit-grants";
import type { Principal } from "../shared/principal";

/** From this part of the limit on, a caller who sees only the limit of their credential would be surprised. */
const NEARLY_USED = 0.2;

/**
 * Counts a request of a user, whatever credential it came with, without waiting for anything.
 *
 * @returns response headers that describe the limit, once it is nearly used up
 * @throws ApiError `rate_limited`
 */
export function chargeUser(principal: Principal): Record<string, string> {
  const decision = userLimiter(sharedStore).take(principal.user.id, userRateOf(principal));
  if (!decision.admitted) throw rejection(decision);
  return decision.remaining < decision.limit * NEARLY_USED ? rateLimitHeaders(decision, Date.now()) : {};
}

function rejection(decision: Decision) {
  const error = limitReached(decision);
  Object.assign(error.headers, rateLimitHeaders(decision, Date.now()));
  return error;
}

/** The rate of a user. A grant to the user or the key above it would be of no use if it did not raise this one as well. */
export function userRateOf({ user, credential }: Principal): Rate {
  const standard = POLICIES.user.rate();
  const { users, apiKeys } = grantsKnown();
  const ofKey = credential.type === "api_key" ? apiKeys[credential.publicId] : undefined;
  const granted = Math.max(users[user.id] ?? 0, ofKey ?? 0);
  return granted > standard.limit ? { limit: granted, windowSeconds: 60 } : standard;
}

/** While Redis is down, a request counts in this process only. */
function sharedStore(): LimitStore | null {
  const redis = sharedStoreFromEnv();
  if (!redis) return null;
  const nowhere = () => Promise.reject(new Error("the shared limiter is down"));
  const store = new FallbackStore(redis, { take: nowhere, look: nowhere }, () => {});
  return { take: (charge) => store.take(charge, (task) => void task), look: nowhere };
}
