import type { PolicyName, Rate } from "./policies";

/** One bucket that a request counts against. */
export type Charge = { policy: PolicyName; subject: string; rate: Rate };

/** The outcome of counting one request. */
export type Decision = {
  policy: PolicyName;
  admitted: boolean;
  limit: number;
  windowSeconds: number;
  remaining: number;
  /** Milliseconds since 1970. */
  resetAt: number;
};

/** Requests used of a bucket, and when all are available again, in milliseconds since 1970. */
export type Usage = { used: number; resetAt: number };

/** Keeps a background task alive after the response. */
export type WaitUntil = (task: Promise<unknown>) => void;

/** Counts requests by policy and subject. */
export interface LimitStore {
  /** Counts one request. A rejected request changes nothing. */
  take(charge: Charge): Promise<Decision>;
  /** Reads buckets without counting anything. */
  look(charges: readonly Charge[]): Promise<Usage[]>;
}
