const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Keeps a failing dependency out of the way: open after a failure, tried again in the background after a pause that
 * doubles up to ten seconds, closed by the first success.
 */
export class CircuitBreaker {
  #open = false;
  #trying = false;
  #pauseMs = FIRST_PAUSE_MS;
  #nextTryAt = 0;

  /** @param onChange  told of each change, once */
  constructor(private readonly onChange: (open: boolean) => void) {}

  get isOpen(): boolean {
    return this.#open;
  }

  /** While open, only the failure of a try lengthens the pause: what was under way when it opened says nothing new. */
  fail(now: number): void {
    if (this.#open && !this.#trying) return;
    this.#pauseMs = this.#open ? Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
    this.#nextTryAt = now + this.#pauseMs;
    this.#set(true);
  }

  succeed(): void {
    this.#set(false);
  }

  /** True once per pause: the caller that gets it makes the try. */
  claimTry(now: number): boolean {
    if (!this.#open || now < this.#nextTryAt) return false;
    this.#nextTryAt = now + LONGEST_PAUSE_MS;
    this.#trying = true;
    return true;
  }

  #set(open: boolean): void {
    this.#trying = false;
    if (open === this.#open) return;
    this.#open = open;
    this.onChange(open);
  }
}
