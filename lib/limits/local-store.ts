import type { Redis } from "@upstash/redis";
import { anchoredWindow } from "./anchored-window";
import type { LimitStore } from "./limit-store";
import type { PolicyName } from "./policies";
import { RatelimitStore } from "./ratelimit-store";
import { WindowStore } from "./window-store";

/** Counts in this process. */
export function localStore(): LimitStore {
  const windows = new Map<PolicyName, WindowStore>();
  return new RatelimitStore((policy, rate) => {
    const store = windows.get(policy) ?? new WindowStore();
    windows.set(policy, store);
    const limiter = anchoredWindow(rate, {
      take: async (identifier) => store.take(identifier, rate, Date.now()),
      look: async (identifier) => store.look(identifier, rate, Date.now()),
    });
    return { redis: NO_REDIS, limiter };
  });
}

/** The library's type demands a Redis even for an algorithm that uses none. */
const NO_REDIS = {} as Redis;
