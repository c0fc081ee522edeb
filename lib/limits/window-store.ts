import { BoundedMap } from "./bounded-map";
import type { Rate } from "./policies";

/** How many open windows a store keeps; beyond it the oldest goes first. */
export const STORE_CAPACITY = 100_000;

type Window = { used: number; closesAt: number };

/**
 * Open windows of one policy, in this process, in the order of opening; each policy has its own store, so a flood of
 * addresses never evicts a key.
 */
export class WindowStore {
  readonly #windows: BoundedMap<Window>;

  constructor(capacity: number = STORE_CAPACITY) {
    this.#windows = new BoundedMap(capacity);
  }

  get size(): number {
    return this.#windows.size;
  }

  /**
   * Takes one request out of the identifier's window, opening it when there is none.
   *
   * @param now  milliseconds since 1970
   */
  take(identifier: string, rate: Rate, now: number): { admitted: boolean; used: number; resetInMs: number } {
    const window = this.#openWindow(identifier, rate, now);
    const admitted = window.used < rate.limit;
    if (admitted) window.used += 1;
    return { admitted, used: window.used, resetInMs: window.closesAt - now };
  }

  /** What the identifier's window holds, opening none. */
  look(identifier: string, rate: Rate, now: number): { used: number; resetInMs: number } {
    const open = this.#windows.get(identifier);
    if (!open || open.closesAt <= now) return { used: 0, resetInMs: rate.windowSeconds * 1000 };
    return { used: open.used, resetInMs: open.closesAt - now };
  }

  #openWindow(identifier: string, rate: Rate, now: number): Window {
    const open = this.#windows.get(identifier);
    if (open && open.closesAt > now) return open;
    // Two for each that opens, so that closed ones go faster than new ones come.
    this.#windows.dropOver(2, ({ closesAt }) => closesAt <= now);
    const window = { used: 0, closesAt: now + rate.windowSeconds * 1000 };
    this.#windows.set(identifier, window);
    return window;
  }
}
