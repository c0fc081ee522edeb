import { env } from "../../env";
import { ApiError } from "../../errors";

/** What is limited in number: the variable that says how many, and what to do at that point. */
const QUOTAS = {
  apiKeys: {
    limit: () => env().QUOTA_API_KEYS,
    detail: (limit: number) => `You have ${limit} active API keys, the maximum. Revoke one that you no longer need.`,
  },
  organizations: {
    limit: () => env().QUOTA_ORGANIZATIONS,
    detail: (limit: number) =>
      `You have created ${limit} organizations, the maximum. Delete one that you no longer need.`,
  },
  members: {
    limit: () => env().QUOTA_MEMBERS,
    detail: (limit: number) =>
      `The organization has ${limit} members, the maximum. Someone must be removed before anyone can join.`,
  },
  invitations: {
    limit: () => env().QUOTA_INVITATIONS,
    detail: (limit: number) =>
      `The organization has ${limit} pending invitations, the maximum. Revoke one, or wait until one is accepted or expires.`,
  },
} as const;

/**
 * Keeps a quota. Only sound for a count read while what it belongs to is locked, in the transaction that adds to it.
 *
 * @param count  how many there are without the one to be added
 * @throws ApiError `quota_exceeded`
 */
export function assertWithinQuota(quota: keyof typeof QUOTAS, count: number): void {
  const { limit, detail } = QUOTAS[quota];
  if (count >= limit()) throw new ApiError("quota_exceeded", detail(limit()));
}
