import { CircuitBreaker } from "../async/circuit-breaker";
import { withTimeout } from "../async/timeout";
import type { Charge, Decision, LimitStore, Usage, WaitUntil } from "./limit-store";

/** How long the primary store may take. */
const TIMEOUT_MS = 200;
/** How long the last known state of the primary store counts as current. */
const FRESH_MS = 1_000;

/** Counted to try the primary store: no subject of any policy has this name. */
const PROBE: Charge = { policy: "anonymous", subject: "probe", rate: { limit: 1_000_000, windowSeconds: 60 } };

/** Counts in a primary store, and in a fallback while the primary is down. Never admits a request uncounted. */
export class FallbackStore {
  readonly #circuit: CircuitBreaker;
  #checkedAt = 0;

  /** @param onChange  called when the primary store is lost (`true`) and when it is back (`false`) */
  constructor(
    private readonly primary: LimitStore,
    private readonly fallback: LimitStore,
    onChange: (degraded: boolean) => void,
  ) {
    this.#circuit = new CircuitBreaker(onChange);
  }

  /** True while the primary store cannot be used. */
  get degraded(): boolean {
    return this.#circuit.isOpen;
  }

  async take(charge: Charge, waitUntil: WaitUntil): Promise<Decision> {
    const call = () => this.primary.take(charge);
    if (!this.degraded) return (await this.#attempt(call)) ?? this.fallback.take(charge);
    if (this.#circuit.claimTry(Date.now())) waitUntil(this.#attempt(call));
    return this.fallback.take(charge);
  }

  async look(charges: readonly Charge[]): Promise<Usage[]> {
    const usages = this.degraded ? null : await this.#attempt(() => this.primary.look(charges));
    return usages ?? this.fallback.look(charges);
  }

  /** Ensures that {@link degraded} is at most a second old. While degraded, it does not wait for the primary store. */
  async check(waitUntil: WaitUntil): Promise<void> {
    const now = Date.now();
    if (now - this.#checkedAt < FRESH_MS) return;
    const probe = () => this.#attempt(() => this.primary.take(PROBE));
    if (!this.degraded) await probe();
    else if (this.#circuit.claimTry(now)) waitUntil(probe());
  }

  /** The primary store's result; `null` when it failed, was too slow, or returned something invalid. */
  async #attempt<T>(call: () => Promise<T>): Promise<T | null> {
    try {
      const result = await withTimeout(call(), TIMEOUT_MS);
      this.#checkedAt = Date.now();
      this.#circuit.succeed();
      return result;
    } catch {
      this.#circuit.fail(Date.now());
      return null;
    }
  }
}
