import type { PolicyName, Rate } from "./policies";

/** Raised limits in force: requests per minute by key subject and by user id. */
export type Grants = { apiKeys: Record<string, number>; users: Record<string, number> };

export const NO_GRANTS: Grants = { apiKeys: {}, users: {} };

/** Whether a policy's limit can be raised by a grant. */
export function canBeRaised(policy: PolicyName): boolean {
  return policy === "api-key" || policy === "session";
}

/** The rate under a policy: the grant of a key or a user, or the policy's default. */
export function rateFor(grants: Grants, policy: PolicyName, subject: string, fallback: Rate): Rate {
  const table = policy === "api-key" ? grants.apiKeys : policy === "session" ? grants.users : undefined;
  const limit = table && Object.hasOwn(table, subject) ? table[subject] : undefined;
  return limit === undefined ? fallback : { limit, windowSeconds: 60 };
}
