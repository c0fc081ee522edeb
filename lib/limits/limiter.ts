import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { env } from "../env";
import { localWindow, sharedWindow } from "./anchored-window";
import { BlockList } from "./block-list";
import { Circuit } from "./circuit";
import { withPatience } from "./patience";
import type { PolicyName, Rate } from "./policies";
import { WindowStore } from "./window-store";

/** How long the shared limiter may take before this process counts for itself. */
const SHARED_TIMEOUT_MS = 200;
/** When a request to it is dropped for good, so that a silent one does not gather open connections. */
const ABANDON_MS = 5_000;
const PREFIX = "crowdee:limit";

/** What became of one request. */
export type Decision = {
  policy: PolicyName;
  admitted: boolean;
  limit: number;
  windowSeconds: number;
  remaining: number;
  /** Milliseconds since 1970. */
  resetAt: number;
};

/** Where a background task may go on after the answer. */
export type Background = (task: Promise<unknown>) => void;

/**
 * Counts requests by policy and subject: in Redis when one is configured, so that all processes share the counts, and in
 * this process otherwise or while Redis does not answer. It never lets a request pass uncounted.
 */
export class Limiter {
  readonly #shared = new Map<string, Ratelimit>();
  readonly #local = new Map<string, Ratelimit>();
  readonly #stores = new Map<PolicyName, WindowStore>();
  readonly #blocked = new BlockList();
  readonly #circuit: Circuit;

  /**
   * @param redis     the shared store, or `null`
   * @param onChange  told when the shared store is lost (`true`) and found again (`false`)
   */
  constructor(
    private readonly redis: Redis | null,
    onChange: (degraded: boolean) => void,
  ) {
    this.#circuit = new Circuit(onChange);
  }

  /** True while a configured shared store cannot be used. */
  get degraded(): boolean {
    return this.#circuit.isOpen;
  }

  /** Charges one request to a subject of a policy. */
  async take(policy: PolicyName, subject: string, rate: Rate, background: Background): Promise<Decision> {
    const now = Date.now();
    const id = `${policy}:${subject}`;
    const blockedUntil = this.#blocked.blockedUntil(id, rate.limit, now);
    if (blockedUntil !== null) return { policy, admitted: false, ...rate, remaining: 0, resetAt: blockedUntil };
    const { success, remaining, reset } = await this.#count(policy, subject, rate, background);
    if (!success) this.#blocked.block(id, rate.limit, reset);
    return { policy, admitted: success, ...rate, remaining, resetAt: reset };
  }

  async #count(policy: PolicyName, subject: string, rate: Rate, background: Background) {
    if (this.redis && !this.#circuit.isOpen) {
      const shared = await this.#countShared(policy, subject, rate);
      if (shared) return shared;
    } else if (this.redis && this.#circuit.claimTry(Date.now())) {
      background(this.#countShared(policy, subject, rate));
    }
    return this.#localLimit(policy, rate).limit(subject);
  }

  /** `null` when the shared store failed, was too slow, or answered nonsense. */
  async #countShared(policy: PolicyName, subject: string, rate: Rate) {
    try {
      const verdict = await withPatience(this.#sharedLimit(policy, rate).limit(subject), SHARED_TIMEOUT_MS);
      this.#circuit.succeed();
      return verdict;
    } catch {
      this.#circuit.fail(Date.now());
      return null;
    }
  }

  #sharedLimit(policy: PolicyName, rate: Rate): Ratelimit {
    return this.#limitOf(this.#shared, policy, rate, () => ({
      redis: this.redis as Redis,
      limiter: sharedWindow(rate),
    }));
  }

  #localLimit(policy: PolicyName, rate: Rate): Ratelimit {
    return this.#limitOf(this.#local, policy, rate, () => ({
      redis: NO_REDIS,
      limiter: localWindow(rate, this.#storeOf(policy)),
    }));
  }

  #limitOf(
    cache: Map<string, Ratelimit>,
    policy: PolicyName,
    { limit, windowSeconds }: Rate,
    config: () => Pick<ConstructorParameters<typeof Ratelimit>[0], "redis" | "limiter">,
  ): Ratelimit {
    const id = `${policy} ${limit}/${windowSeconds}`;
    const known = cache.get(id);
    if (known) return known;
    // The library answers "allowed" when its own time is up, which is no verdict: its timer stays off.
    const made = new Ratelimit({ ...config(), prefix: `${PREFIX}:${policy}`, timeout: 0, ephemeralCache: false });
    cache.set(id, made);
    return made;
  }

  #storeOf(policy: PolicyName): WindowStore {
    const store = this.#stores.get(policy) ?? new WindowStore();
    this.#stores.set(policy, store);
    return store;
  }
}

/** The library wants a Redis even for an algorithm that has no use for one. */
const NO_REDIS = {} as Redis;

/** The shared store the environment names, or `null`. Failing fast is the circuit's business: no retries here. */
export function redisFromEnv(): Redis | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  return url && token
    ? new Redis({ url, token, retry: false, enableTelemetry: false, signal: () => AbortSignal.timeout(ABANDON_MS) })
    : null;
}
