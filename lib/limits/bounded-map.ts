type Entry<V> = { key: string; value: V };

/**
 * A map that holds at most its capacity, oldest out first. Finding the oldest never costs more than a step: the front of
 * a JavaScript Map does, once much was deleted there, and whoever has many addresses could make every request pay it.
 */
export class BoundedMap<V> {
  readonly #entries = new Map<string, Entry<V>>();
  /** In the order they came; those replaced or deleted since are dropped when they reach the front. */
  #queue: Entry<V>[] = [];
  #head = 0;

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Sets the key anew, as the youngest. */
  set(key: string, value: V): void {
    if (this.#queue.length - this.#head >= this.capacity) this.#dropOldest();
    const entry = { key, value };
    this.#entries.set(key, entry);
    this.#queue.push(entry);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Drops the oldest, at most so many, as long as they are over. */
  dropOver(atMost: number, isOver: (value: V) => boolean): void {
    for (let dropped = 0; dropped < atMost; dropped++) {
      const oldest = this.#queue[this.#head];
      if (!oldest || !isOver(oldest.value)) return;
      this.#dropOldest();
    }
  }

  #dropOldest(): void {
    const oldest = this.#queue[this.#head] as Entry<V>;
    if (this.#entries.get(oldest.key) === oldest) this.#entries.delete(oldest.key);
    this.#head += 1;
    if (this.#head * 2 < this.#queue.length) return;
    this.#queue = this.#queue.slice(this.#head);
    this.#head = 0;
  }
}
