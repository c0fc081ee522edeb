import { TtlCache } from "../async/ttl-cache";
import type { Decision, LimitStore } from "./limit-store";
import type { Rate } from "./policies";
import { WindowStore } from "./window-store";

/** How many users' shared counts are remembered. */
const CAPACITY = 100_000;

/**
 * Counts what each user does, whatever the credential, without making a request wait: exactly in this process, and in a
 * store that processes share afterwards. What the store says is known from the user's next request on.
 */
export class UserLimiter {
  readonly #windows = new WindowStore();
  /** What the shared store last said of a user. */
  readonly #shared = new TtlCache<Decision>(CAPACITY);

  /** @param shared  counts for all processes; `null` when there is only this one */
  constructor(private readonly shared: LimitStore | null) {}

  /** Counts one request. A rejected request changes nothing. */
  take(userId: string, rate: Rate): Decision {
    const now = Date.now();
    const elsewhere = this.#shared.get(userId, now);
    if (elsewhere && elsewhere.remaining === 0 && elsewhere.limit === rate.limit) {
      return { ...elsewhere, admitted: false };
    }
    const { admitted, used, resetInMs } = this.#windows.take(userId, rate, now);
    if (admitted) this.#share(userId, rate);
    const here = { policy: "user" as const, admitted, ...rate, remaining: rate.limit - used, resetAt: now + resetInMs };
    return elsewhere && admitted && elsewhere.limit === rate.limit && elsewhere.remaining < here.remaining
      ? { ...elsewhere, admitted }
      : here;
  }

  /** A store that cannot be reached is no fault of the request: this process still counts. */
  #share(userId: string, rate: Rate): void {
    this.shared?.take({ policy: "user", subject: userId, rate }).then(
      (decision) => this.#shared.set(userId, decision, decision.resetAt, Date.now()),
      () => {},
    );
  }
}

/** Global, because Next bundles each route apart in the same process. */
declare global {
  var crowdeeUserLimiter: UserLimiter | undefined;
}

/** The limiter of this process. @param shared  makes the store that processes share, or `null`, on first use */
export function userLimiter(shared: () => LimitStore | null): UserLimiter {
  globalThis.crowdeeUserLimiter ??= new UserLimiter(shared());
  return globalThis.crowdeeUserLimiter;
}
