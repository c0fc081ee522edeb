const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Keeps callers away from a failing dependency: open after a failure, tried again in the background after a pause that
 * doubles up to ten seconds, closed by the first success.
 */
export class CircuitBreaker {
  #open = false;
  #trying = false;
  #pauseMs = FIRST_PAUSE_MS;
  #nextTryAt = 0;

  /** @param onChange  called once for each change */
  constructor(private readonly onChange: (open: boolean) => void) {}

  get isOpen(): boolean {
    return this.#open;
  }

  /** While open, only a failed try lengthens the pause: calls that were under way when it opened tell nothing new. */
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
