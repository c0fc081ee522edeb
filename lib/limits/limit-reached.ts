import { env } from "../env";
import { type ApiError, rateLimited } from "../errors";
import { retryAfter } from "./headers";
import type { Decision } from "./limit-store";
import type { PolicyName } from "./policies";

/** How to avoid the limit next time. */
const ADVICE: Record<PolicyName, (appUrl: string) => string> = {
  anonymous: (appUrl) => `Requests with an API key have a higher limit: ${appUrl}/docs/authentication`,
  page: () => "Reload the page after that.",
  session: (appUrl) => `To process large amounts of data, see ${appUrl}/docs/batch-processing.`,
  "api-key": (appUrl) =>
    `To process large amounts of data, see ${appUrl}/docs/batch-processing. To request a higher limit, go to Settings → Limits.`,
  user: (appUrl) =>
    `It counts what you do with all keys and sessions together. To process large amounts of data, see ${appUrl}/docs/batch-processing.`,
  "invalid-credentials": () => "Correct the credential before you retry.",
  "sign-in": (appUrl) => `If you forgot your password, reset it: ${appUrl}/forgot-password`,
};

/** The error of a request that a limit rejects: which limit, and how long to wait. */
export function limitReached({ policy, limit, windowSeconds, resetAt }: Decision): ApiError {
  const retryAfterSeconds = retryAfter(resetAt, Date.now());
  const wait = `${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}`;
  return rateLimited(
    `The ${policy} policy allows ${limit} requests per ${windowSeconds} seconds. Retry in ${wait}. ${ADVICE[policy](env().APP_URL)}`,
    { policy, limit, windowSeconds, retryAfterSeconds },
  );
}
