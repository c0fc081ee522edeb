import { env } from "../env";

/** How many requests a window admits, and how long it is. */
export type Rate = { limit: number; windowSeconds: number };

/**
 * A limit: which requests are counted together, and how many are admitted. `rate` is read from the environment. A
 * `perProcess` policy is counted by each process on its own, even with a shared store.
 */
export type Policy = { counts: string; rate: () => Rate; perProcess?: true };

/** Every limit. The names appear in RateLimit headers, problem bodies and the guide. */
export const POLICIES = {
  anonymous: { counts: "client address", rate: () => env().LIMIT_ANONYMOUS },
  // A page costs more than a request to the API, and browsers prefetch the pages that a page links to.
  page: { counts: "session, or client address", rate: () => env().LIMIT_PAGE },
  session: { counts: "session", rate: () => env().LIMIT_SESSION },
  "api-key": { counts: "key", rate: () => env().LIMIT_API_KEY },
  // Counted by the handler, after the caller's own policy: everything one user does, however many keys they have.
  user: { counts: "user", rate: () => env().LIMIT_USER },
  // Far below what guessing 131 random bits or a 59-bit tag takes, and enough for a person's copying mistakes. Counted per
  // process so that a forged credential costs no round trip; times a few processes it is still far below.
  "invalid-credentials": { counts: "client address", rate: () => env().LIMIT_INVALID_CREDENTIALS, perProcess: true },
  "sign-in": { counts: "client address and account", rate: () => env().LIMIT_SIGN_IN },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;
