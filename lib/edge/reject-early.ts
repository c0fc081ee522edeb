import { env } from "../env";
import { ApiError } from "../errors";
import type { Step } from "./context";
import { isSameOrigin } from "./origin";

/** The most a body may announce on the API's JSON routes, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

const PUBLIC_PATHS = new Set(["/api", "/api/v1", "/api/openapi.json", "/api/health", "/.well-known/api-catalog"]);

function isPublic(path: string): boolean {
  return PUBLIC_PATHS.has(path) || path.startsWith("/api/auth/");
}

/** Refuses what our server already refused. */
export const rejectMalformed: Step = ({ refusal }) => refusal;

/**
 * Refuses a caller without a genuine credential where one is needed. A bad bearer was sent on purpose and is refused
 * everywhere; a stale cookie comes along by itself and does not close public doors.
 */
export const requireCredential: Step = ({ path, identity, internal }) => {
  if (path === "/api/health" || internal) return null;
  if (identity.kind === "refused" && (identity.from === "bearer" || !isPublic(path))) {
    return new ApiError(identity.code, identity.detail);
  }
  if (identity.kind === "none" && !isPublic(path)) return new ApiError("unauthenticated");
  return null;
};

/** Refuses a change that another origin's page makes with our cookie. */
export const rejectCrossOrigin: Step = ({ request, identity }) => {
  if (identity.kind !== "session" || isSameOrigin(request.method, request.headers, env().APP_URL)) return null;
  return new ApiError("cross_origin_forbidden", "A change made with a session must come from our own pages.");
};

/** Refuses a body that announces more than we read, before a byte of it is kept. */
export const rejectLargeBodies: Step = ({ request }) => {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced <= MAX_BODY_BYTES) return null;
  return new ApiError(
    "payload_too_large",
    `The body announces ${announced} bytes; at most ${MAX_BODY_BYTES} are read.`,
  );
};
