import { Ratelimit } from "@upstash/ratelimit";
import type { Charge, Decision, LimitStore, Usage } from "./limit-store";
import type { PolicyName, Rate } from "./policies";

const PREFIX = "crowdee:limit";

type Config = Pick<ConstructorParameters<typeof Ratelimit>[0], "redis" | "limiter">;

/** Counts with @upstash/ratelimit, by one instance of it for each policy and rate. */
export class RatelimitStore implements LimitStore {
  readonly #limits = new Map<string, Ratelimit>();

  constructor(private readonly configOf: (policy: PolicyName, rate: Rate) => Config) {}

  async take({ policy, subject, rate }: Charge): Promise<Decision> {
    const { success, remaining, reset } = await this.#limitOf(policy, rate).limit(subject);
    return { policy, admitted: success, ...rate, remaining, resetAt: reset };
  }

  look(charges: readonly Charge[]): Promise<Usage[]> {
    return Promise.all(
      charges.map(async ({ policy, subject, rate }) => {
        const { limit, remaining, reset } = await this.#limitOf(policy, rate).getRemaining(subject);
        return { used: limit - remaining, resetAt: reset };
      }),
    );
  }

  #limitOf(policy: PolicyName, rate: Rate): Ratelimit {
    const id = `${policy} ${rate.limit}/${rate.windowSeconds}`;
    const existing = this.#limits.get(id);
    if (existing) return existing;
    // When its own time-out ends the library admits the request uncounted, so that timer stays off.
    const options = { prefix: `${PREFIX}:${policy}`, timeout: 0, ephemeralCache: false } as const;
    const created = new Ratelimit({ ...this.configOf(policy, rate), ...options });
    this.#limits.set(id, created);
    return created;
  }
}
