import { Redis } from "@upstash/redis";
import { env } from "../env";
import { anchoredWindow } from "./anchored-window";
import type { LimitStore } from "./limit-store";
import { RatelimitStore } from "./ratelimit-store";

/** When a request to Redis is aborted, so that an unresponsive one does not accumulate open connections. */
const ABORT_MS = 5_000;

/** Counts in Redis, by one script in one round trip. Its clock decides for all processes. */
export function sharedStore(redis: Redis): LimitStore {
  return new RatelimitStore((_policy, rate) => {
    const windowMs = rate.windowSeconds * 1000;
    const limiter = anchoredWindow(rate, {
      take: async (identifier) => {
        const result = await redis.eval(TAKE_SCRIPT, [identifier], [rate.limit, windowMs]);
        const [admitted, used, resetInMs] = integers(result, 3);
        return { admitted: admitted === 1, used, resetInMs };
      },
      look: async (identifier) => {
        const [used, resetInMs] = integers(await redis.eval(LOOK_SCRIPT, [identifier], [windowMs]), 2);
        return { used, resetInMs };
      },
    });
    return { redis, limiter };
  });
}

/**
 * The shared store that the environment names, or `null`. The circuit breaker makes failures fast, so nothing is retried
 * here. Commands of one turn of the event loop share a request.
 */
export function sharedStoreFromEnv(): LimitStore | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (!url || !token) return null;
  return sharedStore(
    new Redis({
      url,
      token,
      retry: { retries: 0 },
      enableTelemetry: false,
      enableAutoPipelining: true,
      signal: () => AbortSignal.timeout(ABORT_MS),
    }),
  );
}

/** KEYS: the bucket. ARGV: limit, window in ms. Returns: admitted (0 or 1), used, ms until the window closes. */
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

/** KEYS: the bucket. ARGV: window in ms. Returns: used, ms until the window closes; the whole window when none is open. */
const LOOK_SCRIPT = `
local left = redis.call("PTTL", KEYS[1])
if left <= 0 then return {0, tonumber(ARGV[1])} end
return {tonumber(redis.call("GET", KEYS[1]) or "0"), left}`;

/** The integers a script returned. @throws Error for anything else */
function integers(result: unknown, count: 2): [number, number];
function integers(result: unknown, count: 3): [number, number, number];
function integers(result: unknown, count: number): unknown {
  if (Array.isArray(result) && result.length === count && result.every(Number.isSafeInteger)) return result;
  throw new Error("the shared limiter returned an invalid result");
}
