import { TtlCache } from "../async/ttl-cache";
import type { Rate } from "./policies";

/** How many open windows a store holds; the oldest is evicted first. */
const STORE_CAPACITY = 100_000;

type Window = { used: number; closesAt: number };

/**
 * The open windows of one policy, in this process. Each policy has its own store, so a flood of addresses never evicts a
 * key.
 */
export class WindowStore {
  readonly #windows: TtlCache<Window>;

  constructor(capacity: number = STORE_CAPACITY) {
    this.#windows = new TtlCache(capacity);
  }

  get size(): number {
    return this.#windows.size;
  }

  /**
   * Takes one request out of the identifier's window, opening one when none is open.
   *
   * @param now  milliseconds since 1970
   */
  take(identifier: string, rate: Rate, now: number): { admitted: boolean; used: number; resetInMs: number } {
    const window = this.#openWindow(identifier, rate, now);
    const admitted = window.used < rate.limit;
    if (admitted) window.used += 1;
    return { admitted, used: window.used, resetInMs: window.closesAt - now };
  }

  /** What the identifier's window holds; opens none. */
  look(identifier: string, rate: Rate, now: number): { used: number; resetInMs: number } {
    const open = this.#windows.get(identifier, now);
    if (!open) return { used: 0, resetInMs: rate.windowSeconds * 1000 };
    return { used: open.used, resetInMs: open.closesAt - now };
  }

  #openWindow(identifier: string, rate: Rate, now: number): Window {
    const open = this.#windows.get(identifier, now);
    if (open) return open;
    const window = { used: 0, closesAt: now + rate.windowSeconds * 1000 };
    this.#windows.set(identifier, window, window.closesAt, now);
    return window;
  }
}
