import { TtlCache } from "../async/ttl-cache";
import type { Charge, Decision } from "./limit-store";

const CAPACITY = 50_000;

/** Rejections that still hold: such callers are rejected without asking a store. */
export class BlockList {
  readonly #rejections = new TtlCache<Decision>(CAPACITY);

  /** The rejection that still holds for a bucket, or `null`. One made under another limit does not. */
  find({ policy, subject, rate }: Charge, now: number): Decision | null {
    const rejection = this.#rejections.get(`${policy}:${subject}`, now);
    return rejection?.limit === rate.limit ? rejection : null;
  }

  /**
   * Remembers a store's rejection.
   *
   * @param askedAt  when the store was asked
   */
  add({ policy, subject }: Charge, rejection: Decision, askedAt: number, now: number): void {
    // The store may have read the bucket right when it was asked, and its reset may be that much earlier.
    const expiresAt = rejection.resetAt - (now - askedAt);
    this.#rejections.set(`${policy}:${subject}`, { ...rejection, remaining: 0 }, expiresAt, now);
  }
}
