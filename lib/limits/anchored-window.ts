import type { Ratelimit } from "@upstash/ratelimit";
import type { Rate } from "./policies";
import type { WindowStore } from "./window-store";

type Algorithm = ConstructorParameters<typeof Ratelimit>[0]["limiter"];
type Context = Parameters<ReturnType<Algorithm>["limit"]>[0];
type Verdict = Awaited<ReturnType<ReturnType<Algorithm>["limit"]>>;

/** What a bucket holds: requests used, and milliseconds until its window closes. */
type Held = { used: number; resetInMs: number };

/** Where buckets are: takes one request out of one, opening its window when there is none, or only looks at it. */
type Source = {
  take(context: Context, identifier: string): Promise<Held & { admitted: boolean }>;
  look(context: Context, identifier: string): Promise<Held>;
};

/** Counts in Redis, by one script in one round trip; its clock decides for every process. */
export function sharedWindow(rate: Rate): Algorithm {
  const windowMs = rate.windowSeconds * 1000;
  return algorithm(rate, {
    take: async ({ redis }, identifier) => {
      const answer = await redis.eval(TAKE_SCRIPT, [identifier], [rate.limit, windowMs]);
      const [admitted, used, resetInMs] = integers(answer, 3);
      return { admitted: admitted === 1, used, resetInMs };
    },
    look: async ({ redis }, identifier) => {
      const [used, resetInMs] = integers(await redis.eval(LOOK_SCRIPT, [identifier], [windowMs]), 2);
      return { used, resetInMs };
    },
  });
}

/** Counts in this process. */
export function localWindow(rate: Rate, store: WindowStore): Algorithm {
  return algorithm(rate, {
    take: async (_context, identifier) => store.take(identifier, rate, Date.now()),
    look: async (_context, identifier) => store.look(identifier, rate, Date.now()),
  });
}

/** KEYS: the bucket. ARGV: limit, window in ms. Answers: admitted (0 or 1), used, ms until the window closes. */
const TAKE_SCRIPT = `
local used = tonumber(redis.call("GET", KEYS[1]) or "0")
local left = redis.call("PTTL", KEYS[1])
if left <= 0 then
  used = 0
  left = tonumber(ARGV[2])
end
if used >= tonumber(ARGV[1]) then return {0, used, left} end
redis.call("SET", KEYS[1], used + 1, "PX", left)
return {1, used + 1, left}`;

/** KEYS: the bucket. ARGV: window in ms. Answers: used, ms until the window closes; the whole window when none is open. */
const LOOK_SCRIPT = `
local left = redis.call("PTTL", KEYS[1])
if left <= 0 then return {0, tonumber(ARGV[1])} end
return {tonumber(redis.call("GET", KEYS[1]) or "0"), left}`;

/**
 * The rate-limiting algorithm, as a custom algorithm of @upstash/ratelimit: a fixed window that opens with a caller's
 * first request, not at a multiple of the clock. Limit N admits exactly N from the moment the window opens; a refused
 * request changes nothing, so the announced reset always holds; steady traffic below the rate is never refused.
 */
function algorithm({ limit }: Rate, source: Source): Algorithm {
  const budgetOf = ({ used, resetInMs }: Held) => ({
    limit,
    remaining: Math.max(0, limit - used),
    reset: Date.now() + resetInMs,
  });
  const verdict = async (context: Context, identifier: string): Promise<Verdict> => {
    const taken = await source.take(context, identifier);
    return { ...budgetOf(taken), success: taken.admitted, pending: Promise.resolve() };
  };
  return () => ({
    limit: verdict,
    getRemaining: async (context, identifier) => budgetOf(await source.look(context, identifier)),
    // Belongs to the library's interface; nothing here calls it.
    resetTokens: () => Promise.reject(new Error("not part of this algorithm")),
  });
}

/** So many whole numbers, which is all the scripts answer. @throws Error for anything else */
function integers(answer: unknown, count: 2): [number, number];
function integers(answer: unknown, count: 3): [number, number, number];
function integers(answer: unknown, count: number): unknown {
  if (Array.isArray(answer) && answer.length === count && answer.every(Number.isSafeInteger)) return answer;
  throw new Error("the shared limiter gave an answer that makes no sense");
}
