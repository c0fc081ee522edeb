import { INTERNAL_HEADERS } from "../internal/headers";
import { INTERNAL_PATHS } from "../internal/routes";
import type { Charge, LimitStore } from "../limits/limit-store";
import { Limiter } from "../limits/limiter";
import { sharedStoreFromEnv } from "../limits/shared-store";
import type { Step } from "./context";
import { logEdge } from "./log";

let limiter: Limiter | undefined;
let machineStore: LimitStore | undefined;

/** Makes this process count in a store that all processes of the machine share. Called at boot, before any request. */
export function setMachineStore(store: LimitStore): void {
  machineStore = store;
}

/** The limiter of this process's edge. */
export function edgeLimiter(): Limiter {
  limiter ??= new Limiter(
    sharedStoreFromEnv(),
    (degraded) =>
      degraded
        ? logEdge("warn", "shared limiter lost; each process counts on its own")
        : logEdge("info", "shared limiter is back"),
    machineStore,
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

/** Responds to one of our own processes with the usage of limits, which only the edge knows, because it counts. */
export const respondWithUsage: Step = async ({ request, path, isInternal }) => {
  if (!isInternal || path !== INTERNAL_PATHS.limitUsage) return null;
  return Response.json(await edgeLimiter().look((await request.json()) as Charge[]));
};
