import { env } from "../env";

/** How many requests a window of so many seconds admits. */
export type Rate = { limit: number; windowSeconds: number };

/**
 * A limit: who is counted together, and how much they get. `rate` is read from the environment. A policy counted `alone`
 * is counted by each process for itself, shared store or not.
 */
export type Policy = { counts: string; rate: () => Rate; alone?: true };

/** Every limit there is. The names appear in RateLimit headers, problem bodies and the guide. */
export const POLICIES = {
  anonymous: { counts: "client address", rate: () => env().LIMIT_ANONYMOUS },
  session: { counts: "user", rate: () => env().LIMIT_SESSION },
  "api-key": { counts: "key", rate: () => env().LIMIT_API_KEY },
  // Far below what guessing at 178 random bits or a 59-bit tag would need; a human's copying mistakes fit in. A forgery
  // is to cost no round trip, and several processes times this are as far below.
  "invalid-credentials": { counts: "client address", rate: () => env().LIMIT_INVALID_CREDENTIALS, alone: true },
  "sign-in": { counts: "client address and account", rate: () => env().LIMIT_SIGN_IN },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;
