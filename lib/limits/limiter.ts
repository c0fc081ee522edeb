import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { env } from "../env";
import { localWindow, sharedWindow } from "./anchored-window";
import { BlockList } from "./block-list";
import { CircuitBreaker } from "./circuit-breaker";
import { POLICIES, type Policy, type PolicyName, type Rate } from "./policies";
import { withTimeout } from "./timeout";
import { WindowStore } from "./window-store";

/** How long the shared limiter may take before this process counts for itself. */
const SHARED_TIMEOUT_MS = 200;
/** When a request to it is dropped for good, so that a silent one does not gather open connections. */
const ABANDON_MS = 5_000;
/** For so long what was last seen of the shared store counts as known. */
const KNOWN_MS = 1_000;
const PREFIX = "crowdee:limit";

/** What a try of the shared store is charged to: no subject of any policy is called so. */
const PROBE = { subject: "probe", rate: { limit: 1_000_000, windowSeconds: 60 } };

/** One bucket a request is charged to, and what it holds. */
export type Charge = { policy: PolicyName; subject: string; rate: Rate };

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

/** Requests used of a bucket, and when all are free again, in milliseconds since 1970. */
export type Usage = { used: number; resetAt: number };

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
  readonly #circuit: CircuitBreaker;
  #heardAt = 0;

  /**
   * @param redis     the shared store, or `null`
   * @param onChange  told when the shared store is lost (`true`) and found again (`false`)
   */
  constructor(
    private readonly redis: Redis | null,
    onChange: (degraded: boolean) => void,
  ) {
    this.#circuit = new CircuitBreaker(onChange);
  }

  /** True while a configured shared store cannot be used. */
  get degraded(): boolean {
    return this.#circuit.isOpen;
  }

  /**
   * Charges one request to all its buckets at once, in one round trip; it is admitted when each of them admits it. A
   * caller known to be blocked is charged nothing.
   *
   * @returns the last bucket's decision when admitted; otherwise the one to wait for: once it is over, all have room
   */
  take(charges: readonly [Charge, ...Charge[]], background: Background): Decision | Promise<Decision> {
    const blocked = longest(charges.flatMap((charge) => this.#blockOf(charge) ?? []));
    if (blocked) return blocked;
    return charges.length === 1 ? this.#charge(charges[0], background) : this.#chargeAll(charges, background);
  }

  async #chargeAll(charges: readonly Charge[], background: Background): Promise<Decision> {
    const decisions = await Promise.all(charges.map((charge) => this.#charge(charge, background)));
    const full = decisions.filter(({ admitted, remaining }) => !admitted || remaining === 0);
    const isAdmitted = decisions.every(({ admitted }) => admitted);
    return isAdmitted ? (decisions.at(-1) as Decision) : { ...(longest(full) as Decision), admitted: false };
  }

  /** How much of each bucket is used, charging nothing. */
  async look(charges: readonly Charge[]): Promise<Usage[]> {
    const lookAt = (limitOf: (charge: Charge) => Ratelimit) =>
      Promise.all(charges.map((charge) => limitOf(charge).getRemaining(charge.subject)));
    const isShared = this.redis && !this.#circuit.isOpen;
    const shared = isShared && (await this.#ask(lookAt(({ policy, rate }) => this.#sharedLimit(policy, rate))));
    const budgets = shared || (await lookAt(({ policy, rate }) => this.#localLimit(policy, rate)));
    return budgets.map(({ limit, remaining, reset }) => ({ used: limit - remaining, resetAt: reset }));
  }

  /** Makes sure that {@link degraded} is no older than a second; while degraded, without waiting for it. */
  async check(background: Background): Promise<void> {
    const now = Date.now();
    if (!this.redis || now - this.#heardAt < KNOWN_MS) return;
    const probe = () => this.#countShared("anonymous", PROBE.subject, PROBE.rate);
    if (!this.#circuit.isOpen) await probe();
    else if (this.#circuit.claimTry(now)) background(probe());
  }

  /** Charges one bucket. */
  async #charge(charge: Charge, background: Background): Promise<Decision> {
    const { policy, subject, rate } = charge;
    const now = Date.now();
    const { success, remaining, reset } = await this.#count(charge, background);
    // What came from elsewhere was true at the earliest when it was asked for: from then on it may hold no longer.
    if (!success) this.#blocked.block(keyOf(policy, subject), rate.limit, reset, reset - (Date.now() - now));
    return { policy, admitted: success, ...rate, remaining, resetAt: reset };
  }

  #blockOf({ policy, subject, rate }: Charge): Decision | null {
    const resetAt = this.#blocked.blockedUntil(keyOf(policy, subject), rate.limit, Date.now());
    return resetAt === null ? null : { policy, admitted: false, ...rate, remaining: 0, resetAt };
  }

  #count({ policy, subject, rate }: Charge, background: Background) {
    const here = () => this.#localLimit(policy, rate).limit(subject);
    if (!this.redis || isAlone(policy)) return here();
    if (!this.#circuit.isOpen) return this.#countShared(policy, subject, rate).then((shared) => shared ?? here());
    if (this.#circuit.claimTry(Date.now())) background(this.#countShared(policy, subject, rate));
    return here();
  }

  #countShared(policy: PolicyName, subject: string, rate: Rate) {
    return this.#ask(this.#sharedLimit(policy, rate).limit(subject));
  }

  /** The shared store's answer; `null` when it failed, was too slow, or answered nonsense. */
  async #ask<T>(answer: Promise<T>): Promise<T | null> {
    try {
      const heard = await withTimeout(answer, SHARED_TIMEOUT_MS);
      this.#heardAt = Date.now();
      this.#circuit.succeed();
      return heard;
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

function keyOf(policy: PolicyName, subject: string): string {
  return `${policy}:${subject}`;
}

function isAlone(policy: PolicyName): boolean {
  return (POLICIES[policy] as Policy).alone === true;
}

/** The decision whose bucket is free last. */
function longest(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>(
    (last, decision) => (last && last.resetAt >= decision.resetAt ? last : decision),
    undefined,
  );
}

/** The library wants a Redis even for an algorithm that has no use for one. */
const NO_REDIS = {} as Redis;

/**
 * The shared store the environment names, or `null`. Failing fast is the circuit's business: no retries here. What is
 * asked in one turn of the event loop travels together.
 */
export function redisFromEnv(): Redis | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  return url && token
    ? new Redis({
        url,
        token,
        retry: false,
        enableTelemetry: false,
        enableAutoPipelining: true,
        signal: () => AbortSignal.timeout(ABANDON_MS),
      })
    : null;
}
