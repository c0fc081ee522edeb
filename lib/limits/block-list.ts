import { BoundedMap } from "./bounded-map";

const CAPACITY = 50_000;

type Block = { resetAt: number; askAt: number; limit: number };

/** Callers known to have no requests left, and until when: they are refused without asking anyone. */
export class BlockList {
  readonly #blocks = new BoundedMap<Block>(CAPACITY);

  /**
   * When the caller's requests are free again, in ms since 1970, or `null` when that has to be asked. A block made under
   * another limit does not count.
   */
  blockedUntil(identifier: string, limit: number, now: number): number | null {
    const block = this.#blocks.get(identifier);
    if (!block) return null;
    if (block.askAt > now && block.limit === limit) return block.resetAt;
    this.#blocks.delete(identifier);
    return null;
  }

  /**
   * @param resetAt  when the requests are free again at the latest
   * @param askAt    from when on they may be
   */
  block(identifier: string, limit: number, resetAt: number, askAt: number): void {
    this.#blocks.set(identifier, { resetAt, askAt, limit });
  }
}
