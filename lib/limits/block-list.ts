const CAPACITY = 50_000;

/** Callers known to have no requests left, and until when: they are refused without asking anyone. */
export class BlockList {
  readonly #until = new Map<string, { resetAt: number; limit: number }>();

  /** When the block ends, in ms since 1970, or `null`. A block made under another limit does not count. */
  blockedUntil(identifier: string, limit: number, now: number): number | null {
    const block = this.#until.get(identifier);
    if (!block) return null;
    if (block.resetAt > now && block.limit === limit) return block.resetAt;
    this.#until.delete(identifier);
    return null;
  }

  block(identifier: string, limit: number, resetAt: number): void {
    if (this.#until.size >= CAPACITY) {
      const [oldest] = this.#until.keys();
      if (oldest !== undefined) this.#until.delete(oldest);
    }
    this.#until.set(identifier, { resetAt, limit });
  }
}
