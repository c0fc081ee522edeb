import type { Ratelimit } from "@upstash/ratelimit";
import type { Rate } from "./policies";
import type { WindowStore } from "./window-store";

type Algorithm = ConstructorParameters<typeof Ratelimit>[0]["limiter"];
type Context = Parameters<ReturnType<Algorithm>["limit"]>[0];
type Verdict = Awaited<ReturnType<ReturnType<Algorithm>["limit"]>>;

/** Takes one request out of a bucket, opening its window when there is none. */
type Take = (context: Context, identifier: string) => Promise<{ used: number; admitted: boolean; resetInMs: number }>;

/** Counts in Redis, by one script in one round trip; its clock decides for every process. */
export function sharedWindow(rate: Rate): Algorithm {
  return algorithm(rate, async ({ redis }, identifier) => {
    const answer = await redis.eval(TAKE_SCRIPT, [identifier], [rate.limit, rate.windowSeconds * 1000]);
    if (!isTriple(answer)) throw new Error("the shared limiter gave an answer that makes no sense");
    const [admitted, used, resetInMs] = answer;
    return { admitted: admitted === 1, used, resetInMs };
  });
}

/** Counts in this process. */
export function localWindow(rate: Rate, store: WindowStore): Algorithm {
  return algorithm(rate, async (_context, identifier) => store.take(identifier, rate, Date.now()));
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

/**
 * The rate-limiting algorithm, as a custom algorithm of @upstash/ratelimit: a fixed window that opens with a caller's
 * first request, not at a multiple of the clock. Limit N admits exactly N from the moment the window opens; a refused
 * request changes nothing, so the announced reset always holds; steady traffic below the rate is never refused.
 */
function algorithm({ limit }: Rate, take: Take): Algorithm {
  const verdict = async (context: Context, identifier: string): Promise<Verdict> => {
    const { admitted, used, resetInMs } = await take(context, identifier);
    const remaining = Math.max(0, limit - used);
    return { success: admitted, limit, remaining, reset: Date.now() + resetInMs, pending: Promise.resolve() };
  };
  // The two members below belong to the library's interface; nothing here calls them.
  const unused = () => Promise.reject(new Error("not part of this algorithm"));
  return () => ({ limit: verdict, getRemaining: unused, resetTokens: unused });
}

function isTriple(value: unknown): value is [number, number, number] {
  return Array.isArray(value) && value.length === 3 && value.every((item) => Number.isSafeInteger(item));
}
