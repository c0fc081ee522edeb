import type { Ratelimit } from "@upstash/ratelimit";
import type { Rate } from "./policies";

type Algorithm = ConstructorParameters<typeof Ratelimit>[0]["limiter"];
type Context = Parameters<ReturnType<Algorithm>["limit"]>[0];

/** What a bucket holds: requests used, and milliseconds until its window closes. */
export type Bucket = { used: number; resetInMs: number };

/** Where the buckets are. */
export type Buckets = {
  /** Takes one request out of a bucket, opening its window when none is open. */
  take(identifier: string, context: Context): Promise<Bucket & { admitted: boolean }>;
  /** Only reads a bucket. */
  look(identifier: string, context: Context): Promise<Bucket>;
};

/**
 * Our rate-limiting algorithm, as a custom algorithm of @upstash/ratelimit: a fixed window that opens with a caller's
 * first request, not at a multiple of the clock. Limit N admits exactly N from the moment the window opens; a rejected
 * request changes nothing, so the announced reset always holds; steady traffic below the rate is never rejected.
 */
export function anchoredWindow({ limit }: Rate, buckets: Buckets): Algorithm {
  const budgetOf = ({ used, resetInMs }: Bucket) => ({
    limit,
    remaining: Math.max(0, limit - used),
    reset: Date.now() + resetInMs,
  });
  return () => ({
    limit: async (context, identifier) => {
      const taken = await buckets.take(identifier, context);
      return { ...budgetOf(taken), success: taken.admitted, pending: Promise.resolve() };
    },
    getRemaining: async (context, identifier) => budgetOf(await buckets.look(identifier, context)),
    // Part of the library's interface; nothing here calls it.
    resetTokens: () => Promise.reject(new Error("not part of this algorithm")),
  });
}
