type Entry<V> = { key: string; value: V; expiresAt: number };

/**
 * A map whose entries expire, and that holds at most its capacity: the oldest entry is evicted first. Evicting takes
 * constant time. The first key of a JavaScript Map does not, once many were deleted before it, and anyone with many
 * addresses could make every request pay for that.
 */
export class TtlCache<V> {
  readonly #entries = new Map<string, Entry<V>>();
  /** In the order they were set. Replaced entries stay until they reach the front. */
  #queue: Entry<V>[] = [];
  #head = 0;

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#entries.size;
  }

  /** @param now  milliseconds since 1970 */
  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > now ? entry.value : undefined;
  }

  /**
   * Sets a key as the newest entry.
   *
   * @param expiresAt  milliseconds since 1970
   * @param now        milliseconds since 1970
   */
  set(key: string, value: V, expiresAt: number, now: number): void {
    this.#evictExpired(now);
    if (this.#queue.length - this.#head >= this.capacity) this.#evictOldest();
    const entry = { key, value, expiresAt };
    this.#entries.set(key, entry);
    this.#queue.push(entry);
  }

  /** At most two for each entry that is set: enough for expired entries to leave faster than new ones come. */
  #evictExpired(now: number): void {
    for (let evicted = 0; evicted < 2; evicted++) {
      const oldest = this.#queue[this.#head];
      if (!oldest || (oldest.expiresAt > now && this.#entries.get(oldest.key) === oldest)) return;
      this.#evictOldest();
    }
  }

  #evictOldest(): void {
    const oldest = this.#queue[this.#head] as Entry<V>;
    if (this.#entries.get(oldest.key) === oldest) this.#entries.delete(oldest.key);
    this.#head += 1;
    if (this.#head * 2 < this.#queue.length) return;
    this.#queue = this.#queue.slice(this.#head);
    this.#head = 0;
  }
}
