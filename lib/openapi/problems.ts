import { z } from "zod";
import { ApiError, ERRORS, type ErrorCode } from "../errors";
import { KEY_ROLES, MEMBERSHIP_ROLES, PERMISSIONS, type Permission } from "../permissions";
import { problemOf } from "../problem";

export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** The fields of every error response (RFC 9457). */
const problemSchema = z
  .object({
    type: z.url().describe("URL of the documentation page for this code."),
    title: z.string().describe("A short summary, the same every time this code occurs."),
    status: z.number().int(),
    detail: z.string().describe("What went wrong in this request."),
    code: z.enum(ERROR_CODES).describe("Machine-readable error code. Branch on this, not on the text."),
    requestId: z.string().describe("The value of X-Request-Id. Include it when you contact support."),
  })
  .meta({ id: "Problem" });

const validationProblem = problemSchema
  .extend({
    errors: z
      .array(
        z.object({
          path: z.string().describe("Dotted path of the field; empty for the whole body."),
          message: z.string(),
        }),
      )
      .max(50)
      .describe("One entry for each invalid field."),
    omittedErrors: z.number().int().optional().describe("How many more fields are invalid, when `errors` is full."),
  })
  .meta({ id: "ValidationProblem" });

const organizationProblem = problemSchema
  .extend({
    organizations: z
      .array(z.object({ id: z.string(), slug: z.string(), name: z.string() }))
      .describe("The organizations you can name in Crowdee-Organization."),
  })
  .meta({ id: "OrganizationRequiredProblem" });

const roleProblem = problemSchema
  .extend({
    requiredPermission: z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]),
    effectiveRole: z.enum(MEMBERSHIP_ROLES).describe("The lower of `keyRole` and `membershipRole`."),
    keyRole: z.enum(KEY_ROLES).nullable().describe("Null for sessions and access tokens."),
    membershipRole: z.enum(MEMBERSHIP_ROLES),
  })
  .meta({ id: "InsufficientRoleProblem" });

const limitProblem = problemSchema
  .extend({
    policy: z.string().describe("The limit that was reached."),
    limit: z.number().int().describe("Requests per window."),
    windowSeconds: z.number().int(),
    retryAfterSeconds: z.number().int().describe("The same value as the Retry-After header."),
  })
  .meta({ id: "RateLimitProblem" });

/** The schema of the problem document for a code. */
export function problemSchemaOf(code: ErrorCode): z.ZodObject {
  return SPECIAL[code] ?? problemSchema;
}

const SPECIAL: Partial<Record<ErrorCode, z.ZodObject>> = {
  validation_failed: validationProblem,
  organization_required: organizationProblem,
  insufficient_role: roleProblem,
  rate_limited: limitProblem,
};

type Occurrence = { detail?: string; members?: Record<string, unknown>; headers?: Record<string, string> };

const HINT = "crowdee_AbCd1234…";

/** An example for each code whose problem documents say more than the error table. */
const OCCURRENCES: Partial<Record<ErrorCode, Occurrence>> = {
  organization_required: {
    detail:
      "This credential has no default organization that it can still access. Name one in the Crowdee-Organization header.",
    members: {
      organizations: [
        { id: "org_01k2x8yq4v7m3n9r5t6w8z0a1b", slug: "newsroom", name: "Newsroom" },
        { id: "org_01k2x8yq4v7m3n9r5t6w8z0a1c", slug: "archive", name: "Archive" },
      ],
    },
  },
  unauthenticated: { detail: "Send `Authorization: Bearer <API key or access token>`, or sign in." },
  invalid_api_key: { detail: "This API key was not issued here. Check that you copied the whole key." },
  api_key_revoked: { detail: `The key ${HINT} was revoked at 2026-11-24T09:30:00.000Z.` },
  api_key_expired: { detail: `The key ${HINT} expired at 2026-11-24T09:30:00.000Z.` },
  session_expired: { detail: "The access token has expired. Request a new one." },
  insufficient_role: {
    detail: "This operation requires the permission project:write. Your effective role is viewer.",
    members: {
      requiredPermission: "project:write",
      effectiveRole: "viewer",
      keyRole: "admin",
      membershipRole: "viewer",
    },
  },
  method_not_allowed: {
    detail: "PUT is not one of: GET, POST, HEAD, OPTIONS.",
    headers: { Allow: "GET, POST, HEAD, OPTIONS" },
  },
  validation_failed: {
    detail: "`name`: must not be empty",
    members: {
      errors: [
        { path: "name", message: "must not be empty" },
        { path: "color", message: "is not a known field" },
      ],
    },
  },
  rate_limited: {
    detail: "The api-key limit is 600 requests per 60 seconds. Wait 12 seconds before the next request.",
    members: { policy: "api-key", limit: 600, windowSeconds: 60, retryAfterSeconds: 12 },
    headers: { "Retry-After": "12" },
  },
  service_unavailable: {
    detail: "The database is unavailable. Try again in 5 seconds.",
    headers: { "Retry-After": "5" },
  },
};

/** An example error response, built by the function that builds the real ones. */
export type ExampleProblem = { status: number; headers: Record<string, string>; body: Record<string, unknown> };

/**
 * An example error response for a code.
 *
 * @param appUrl  our public origin
 */
export function exampleProblem(code: ErrorCode, appUrl: string): ExampleProblem {
  const { detail, members, headers } = OCCURRENCES[code] ?? {};
  const problem = problemOf(
    new ApiError(code, detail, members, headers),
    "req_4f1c2a9be07d4c83a5d6e7f8091a2b3c",
    appUrl,
  );
  return { ...problem, body: JSON.parse(problem.body) as Record<string, unknown> };
}
