/** A generation ends when it holds so many entries, or has lasted so many milliseconds. */
const GENERATION = { size: 5_000, milliseconds: 60_000 };

/**
 * Remembers what was found out of late: the youngest entries and those of the generation before, never more than twice
 * {@link GENERATION}. What is asked for goes on living; what is not is gone after two generations.
 */
export class TtlCache<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();
  #bornAt = 0;

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  /** @param now milliseconds since 1970 */
  get(key: string, now: number): V | undefined {
    this.#turnWhenDue(now);
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old, now);
    return old;
  }

  set(key: string, value: V, now: number): void {
    this.#turnWhenDue(now);
    this.#young.set(key, value);
  }

  #turnWhenDue(now: number): void {
    const age = now - this.#bornAt;
    if (age < GENERATION.milliseconds && this.#young.size < GENERATION.size) return;
    // After a long silence the generation that ends is too old to be kept.
    this.#old = age < 2 * GENERATION.milliseconds ? this.#young : new Map();
    this.#young = new Map();
    this.#bornAt = now;
  }
}
