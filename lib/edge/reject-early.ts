import { MAX_BODY_BYTES } from "../contracts/body";
import { env } from "../env";
import { ApiError } from "../errors";
import { isSameOrigin } from "../origin";
import { checkFraming, MAX_ACCOUNT_BODY } from "./body-limits";
import type { Step } from "./context";

/** The operations that need no credential, outside /api/auth/. */
export const PUBLIC_PATHS = ["/api", "/api/v1", "/api/openapi.json", "/api/health", "/.well-known/api-catalog"];

function isPublic(path: string): boolean {
  return PUBLIC_PATHS.includes(path) || path.startsWith("/api/auth/");
}

/** Rejects what our server found malformed. */
export const rejectForwarded: Step = ({ forwardedError }) => forwardedError;

/**
 * Rejects a caller without a genuine credential where one is required. An invalid bearer credential was sent on purpose
 * and is rejected everywhere; a browser sends a stale cookie by itself, so that does not close public operations.
 */
export const requireCredential: Step = ({ path, identity, isInternal }) => {
  if (path === "/api/health" || isInternal) return null;
  if (identity.kind === "rejected" && (identity.from === "bearer" || !isPublic(path))) {
    return new ApiError(identity.code, identity.detail);
  }
  if (identity.kind === "none" && !isPublic(path)) return new ApiError("unauthenticated");
  return null;
};

/** Rejects a change that another origin's page makes with our cookie. */
export const rejectCrossOrigin: Step = ({ request, identity }) => {
  if (identity.kind !== "session" || isSameOrigin(request.method, request.headers, env().APP_URL)) return null;
  return new ApiError("cross_origin_forbidden", "Changes made with a session must come from our own pages.");
};

/**
 * Rejects a body that announces more than we read, before any of it is kept. One about an account must announce its
 * length, or the account it names could not be counted.
 */
export const rejectLargeBodies: Step = ({ request: { headers }, path }) => {
  const length = headers.get("content-length");
  if (!path.startsWith("/api/auth/")) return checkFraming({ length, encoding: null }, MAX_BODY_BYTES);
  return checkFraming({ length, encoding: headers.get("transfer-encoding") }, MAX_ACCOUNT_BODY);
};
