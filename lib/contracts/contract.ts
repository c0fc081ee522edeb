import type { z } from "zod";
import type { ErrorCode } from "../errors";
import type { Permission } from "../permissions";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What a caller must hold. `public`: nothing. `authenticated`: any live credential. `operator`: a verified address in
 * OPERATOR_EMAILS; everyone else gets 404. Otherwise a permission in the organization of the request. `header` takes the
 * organization from Crowdee-Organization or the caller's default, `optional` does the same but continues without one when
 * there is no default, and `path` takes it from the `organizationId` of the path. `session: true` also requires a browser
 * session, and `verified: true` a person whose email address is verified.
 */
type Access =
  | { permission: "public"; organization?: undefined; session?: undefined; verified?: undefined }
  | { permission: "operator"; organization?: undefined; session?: boolean; verified?: undefined }
  | { permission: "authenticated"; organization?: "header" | "optional"; session?: boolean; verified?: undefined }
  | { permission: Permission; organization: "header" | "path"; session?: boolean; verified?: boolean };

type Shape = z.ZodObject;

/** What the runner knows of an operation, whoever calls it: who may, what goes in and what comes out. */
export type OperationContract = Access & {
  operationId: string;
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** The result; absent when there is none. */
  response?: z.ZodType;
};

/** One operation of the API: everything the runtime, the document and the reference page know about it. */
export type Contract = OperationContract & {
  method: Method;
  /** The path with parameters in braces, as OpenAPI writes it. */
  path: `/api${string}` | `/.well-known/${string}`;
  tag: Tag;
  summary: string;
  description?: string;
  /** A request without a body counts as an empty object. */
  optionalBody?: boolean;
  /** The status of success; 204 has no response body. */
  status: 200 | 201 | 202 | 204;
  /** The media type of the response, unless it is application/json. */
  mediaType?: string;
  /** The response has an ETag, and a matching If-None-Match gets 304. */
  etag?: boolean;
  /** Not rate limited. */
  unlimited?: boolean;
  /** Its own codes; those that every operation of its kind can return are added by {@link errorsOf}. */
  errors?: readonly ErrorCode[];
  /** The response contains a secret: it is never cached, and never stored for Idempotency-Key replays. */
  secret?: boolean;
  example?: { body?: unknown; response?: unknown };
};

/** The sections of the reference, in order. */
export const TAGS = {
  Discovery: "Public entry points: what the API offers and its health.",
  "Who am I": "The current credential and its permissions.",
  Organizations: "Organizations, their members, invitations and audit events.",
  "API keys": "Long-lived credentials for scripts, CI and backends. Managed in a browser session only.",
  Sessions: "Browsers that are signed in. Managed in a browser session only.",
  "Access tokens": "Short-lived credentials for services behind the same sign-in.",
  Projects: "Containers for your work.",
  Limits: "Request higher rate limits and follow the decision.",
  Account: "Sign-up, password and profile.",
} as const;

export type Tag = keyof typeof TAGS;

/** Keeps the literal types of a contract while checking it. */
export function contract<const C extends Contract>(definition: C): C {
  return definition;
}

/** An access that is read but not served over HTTP: data for a page of ours. */
export function pageRead<const C extends OperationContract>(definition: C): C {
  return definition;
}

/** True for a permission that a role in an organization grants. */
export function isRolePermission(permission: OperationContract["permission"]): permission is Permission {
  return permission !== "public" && permission !== "authenticated" && permission !== "operator";
}

/** Every error code an operation can return: its own and those of its kind. */
export function errorsOf(operation: Contract): ErrorCode[] {
  const codes = new Set<ErrorCode>(["internal_error", "service_unavailable"]);
  if (!operation.unlimited) codes.add("rate_limited");
  if (operation.permission === "public" && !operation.unlimited) {
    for (const code of BAD_BEARER) codes.add(code);
  }
  if (operation.permission !== "public") {
    for (const code of AUTHENTICATION) codes.add(code);
    if (operation.method !== "GET") codes.add("cross_origin_forbidden");
  }
  if (operation.session) codes.add("session_required");
  if (operation.verified) codes.add("email_unverified");
  if (operation.organization) for (const code of ORGANIZATION) codes.add(code);
  if (operation.organization === "header") codes.add("organization_required");
  if (isRolePermission(operation.permission)) codes.add("insufficient_role");
  if (operation.permission === "operator") codes.add("not_found");
  if (operation.body) for (const code of BODY) codes.add(code);
  // Query parameters that are wrong, or unknown.
  if (operation.query || operation.permission !== "public") codes.add("validation_failed");
  if (operation.query && "cursor" in operation.query.shape) codes.add("invalid_cursor");
  if (operation.params) codes.add("not_found");
  if (operation.method === "POST" && operation.permission !== "public") {
    // What an Idempotency-Key can cause.
    codes.add("conflict");
    codes.add("idempotency_key_reused");
  }
  for (const code of operation.errors ?? []) codes.add(code);
  return [...codes];
}

const AUTHENTICATION = [
  "unauthenticated",
  "invalid_api_key",
  "api_key_revoked",
  "api_key_expired",
  "session_expired",
] as const;
/** A bad bearer credential was sent on purpose and is rejected even where none is required. */
const BAD_BEARER = ["unauthenticated", "invalid_api_key", "session_expired"] as const;
const ORGANIZATION = ["organization_not_found", "organization_out_of_scope"] as const;
const BODY = ["malformed_json", "payload_too_large", "unsupported_media_type", "validation_failed"] as const;
