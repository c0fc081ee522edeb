import { BlockList } from "./block-list";
import { FallbackStore } from "./fallback-store";
import type { Charge, Decision, LimitStore, Usage, WaitUntil } from "./limit-store";
import { localStore } from "./local-store";
import { POLICIES, type Policy } from "./policies";

/**
 * Counts requests by policy and subject: in the shared store when there is one, so that all processes share the counts,
 * and in this process otherwise or while the shared store is down.
 */
export class Limiter {
  readonly #shared: FallbackStore | null;
  readonly #blocked = new BlockList();

  /**
   * @param onChange  called when the shared store is lost (`true`) and when it is back (`false`)
   * @param local     the store of this process, or of all processes of this machine
   */
  constructor(
    shared: LimitStore | null,
    onChange: (degraded: boolean) => void,
    private readonly local: LimitStore = localStore(),
  ) {
    this.#shared = shared && new FallbackStore(shared, local, onChange);
  }

  /** True while a configured shared store cannot be used. */
  get degraded(): boolean {
    return this.#shared?.degraded ?? false;
  }

  /**
   * Counts one request in all its buckets at once, in one round trip; it is admitted when each of them admits it. A
   * caller known to be blocked counts in none.
   *
   * @returns the last bucket's decision when admitted; otherwise the one that resets last: after it, all have room
   */
  async take(charges: readonly [Charge, ...Charge[]], waitUntil: WaitUntil): Promise<Decision> {
    const now = Date.now();
    const blocked = lastToReset(charges.flatMap((charge) => this.#blocked.find(charge, now) ?? []));
    if (blocked) return blocked;
    const decisions = await Promise.all(charges.map((charge) => this.#takeOne(charge, waitUntil)));
    if (decisions.every(({ admitted }) => admitted)) return decisions.at(-1) as Decision;
    const full = decisions.filter(({ admitted, remaining }) => !admitted || remaining === 0);
    return { ...(lastToReset(full) as Decision), admitted: false };
  }

  /** How much of each bucket is used, without counting anything. */
  look(charges: readonly Charge[]): Promise<Usage[]> {
    return (this.#shared ?? this.local).look(charges);
  }

  /** Ensures that {@link degraded} is at most a second old; while degraded, in the background. */
  async check(waitUntil: WaitUntil): Promise<void> {
    await this.#shared?.check(waitUntil);
  }

  async #takeOne(charge: Charge, waitUntil: WaitUntil): Promise<Decision> {
    const askedAt = Date.now();
    const isLocal = !this.#shared || (POLICIES[charge.policy] as Policy).perProcess;
    const decision = await (isLocal ? this.local.take(charge) : this.#shared.take(charge, waitUntil));
    if (!decision.admitted) this.#blocked.add(charge, decision, askedAt, Date.now());
    return decision;
  }
}

function lastToReset(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>(
    (last, decision) => (last && last.resetAt >= decision.resetAt ? last : decision),
    undefined,
  );
}
