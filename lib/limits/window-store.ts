import type { Rate } from "./policies";

/** How many open windows a store keeps; beyond it the oldest goes first. At about 120 bytes each: 24 MB a policy. */
export const STORE_CAPACITY = 200_000;

type Window = { used: number; closesAt: number };

/**
 * Open windows of one policy, in this process. Insertion order is the order of opening, so the oldest is the first; each
 * policy has its own store, so a flood of addresses never evicts a key.
 */
export class WindowStore {
  readonly #windows = new Map<string, Window>();

  constructor(readonly capacity: number = STORE_CAPACITY) {}

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

  #openWindow(identifier: string, rate: Rate, now: number): Window {
    const open = this.#windows.get(identifier);
    if (open && open.closesAt > now) return open;
    this.#windows.delete(identifier);
    this.#makeRoom(now);
    const window = { used: 0, closesAt: now + rate.windowSeconds * 1000 };
    this.#windows.set(identifier, window);
    return window;
  }

  /** Drops closed windows from the front, two for each that opens, and the oldest when there is no room. */
  #makeRoom(now: number): void {
    let dropped = 0;
    for (const [identifier, { closesAt }] of this.#windows) {
      const full = this.#windows.size >= this.capacity;
      if (!full && (closesAt > now || dropped >= 2)) return;
      this.#windows.delete(identifier);
      dropped += 1;
    }
  }
}
