import { INTERNAL_HEADERS } from "../internal/headers";
import { INTERNAL_PATHS } from "../internal/routes";
import type { Charge } from "../limits/limit-store";
import { Limiter } from "../limits/limiter";
import { sharedStoreFromEnv } from "../limits/shared-store";
import type { Step } from "./context";
import { logEdge } from "./log";

let limiter: Limiter | undefined;

/** The limiter of this process's edge. */
export function edgeLimiter(): Limiter {
  limiter ??= new Limiter(sharedStoreFromEnv(), (degraded) =>
    degraded
      ? logEdge("warn", "shared limiter lost; each process counts on its own")
      : logEdge("info", "shared limiter is back"),
  );
  return limiter;
}

/** Before a health check: nothing else may have used the shared limiter for a while. */
export const checkLimiter: Step = async ({ path, waitUntil, requestHeaders }) => {
  if (path !== "/api/health") return null;
  await edgeLimiter().check(waitUntil);
  requestHeaders[INTERNAL_HEADERS.limiter] = edgeLimiter().degraded ? "degraded" : "ok";
  return null;
};

/** Tells one of our own processes how much of the limits is used: only the edge, which counts, knows. */
export const respondWithUsage: Step = async ({ request, path, isInternal }) => {
  if (!isInternal || path !== INTERNAL_PATHS.limitUsage) return null;
  return Response.json(await edgeLimiter().look((await request.json()) as Charge[]));
};
