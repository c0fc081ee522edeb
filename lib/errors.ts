/**
 * The one error table: code → status, title, meaning, resolution. Responses, the OpenAPI document and the pages under
 * /docs/errors all read it. `meaning` says what happened, `resolution` what the caller can do.
 */
export const ERRORS = {
  malformed_json: {
    status: 400,
    title: "The body is not valid JSON",
    meaning: "The request body is not valid JSON, or it ended before its announced length.",
    resolution: "Send one complete JSON object in UTF-8 and let your HTTP client set Content-Length.",
  },
  malformed_request: {
    status: 400,
    title: "The request is malformed",
    meaning:
      "The request line or a header is not valid HTTP, the path cannot be decoded, or the request did not arrive in time.",
    resolution:
      "Percent-encode path segments as UTF-8, remove NUL characters, and keep the URL and headers under 8 kB.",
  },
  organization_required: {
    status: 400,
    title: "Name an organization",
    meaning:
      "The request names no organization, and the credential has no default organization that it can still access.",
    resolution: "Send the Crowdee-Organization header with one of the ids or slugs listed in `organizations`.",
  },
  invalid_cursor: {
    status: 400,
    title: "The cursor is not valid",
    meaning: "`cursor` is not a `nextCursor` value returned by this list.",
    resolution: "Start again without a cursor, then pass `nextCursor` unchanged.",
  },
  unauthenticated: {
    status: 401,
    title: "Authentication is required",
    meaning: "The request has no credential, or the credential is not genuine.",
    resolution: "Send `Authorization: Bearer <API key or access token>`, or sign in.",
  },
  invalid_api_key: {
    status: 401,
    title: "The API key is not valid",
    meaning: "The key is malformed, was not issued by this service, or belongs to a disabled account.",
    resolution: "Check that you copied the whole key. If you did, create a new one in Settings → API Keys.",
  },
  api_key_revoked: {
    status: 401,
    title: "The API key was revoked",
    meaning: "The key was valid but has been revoked. Revocation cannot be undone.",
    resolution: "Create a new key in Settings → API Keys and replace the old one.",
  },
  api_key_expired: {
    status: 401,
    title: "The API key has expired",
    meaning: "The key's expiration date has passed.",
    resolution: "Create a new key. Next time, rotate the key before it expires.",
  },
  session_expired: {
    status: 401,
    title: "The session has ended",
    meaning:
      "The session or access token has expired, or it ended because the password was changed or the account was disabled.",
    resolution: "Sign in again. A service gets a new access token from a live session.",
  },
  insufficient_role: {
    status: 403,
    title: "Insufficient role",
    meaning:
      "The effective role, which is the lower of the key's role and its owner's current membership role, does not have the required permission.",
    resolution: "Use a key with a higher role, or ask an admin of the organization to raise the owner's role.",
  },
  organization_out_of_scope: {
    status: 403,
    title: "The organization is outside the key's scope",
    meaning: "The key is limited to other organizations.",
    resolution: "Use a key whose scope includes this organization.",
  },
  session_required: {
    status: 403,
    title: "A browser session is required",
    meaning:
      "Only a signed-in person can manage keys, tokens, sessions, account settings, members, and invitations, or delete an organization; an API key or access token cannot.",
    resolution: "Sign in and do this in the browser.",
  },
  email_unverified: {
    status: 403,
    title: "Verify your email address",
    meaning:
      "Your email address is not verified, so you cannot invite people, change or remove members, or transfer an organization.",
    resolution: "Open the link in the verification email. To get a new one, sign in and choose Resend link.",
  },
  cross_origin_forbidden: {
    status: 403,
    title: "Cross-origin request rejected",
    meaning: "A request that changes data arrived with a session cookie from another origin.",
    resolution: "Send the request from our own origin, or authenticate with an API key or access token.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    meaning: "Nothing exists at this address for this credential.",
    resolution: "Check the id, and check that the request is for the organization that contains it.",
  },
  organization_not_found: {
    status: 404,
    title: "Organization not found",
    meaning: "No organization with this id or slug exists for this credential.",
    resolution: "List your organizations with GET /api/v1/organizations.",
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    meaning: "The resource exists but does not support this method.",
    resolution: "Use one of the methods in the Allow header.",
  },
  conflict: {
    status: 409,
    title: "Conflict",
    meaning: "The change conflicts with the current state, as `detail` explains.",
    resolution: "Read the current state, resolve the conflict, and try again.",
  },
  quota_exceeded: {
    status: 409,
    title: "Quota reached",
    meaning:
      "There are already as many as allowed: active API keys or created organizations of one person, or members or pending invitations of one organization.",
    resolution: "Remove one that is no longer needed, or ask the operator of this service for more.",
  },
  idempotency_key_reused: {
    status: 409,
    title: "Idempotency-Key used for another request",
    meaning: "This Idempotency-Key already belongs to a request with different contents.",
    resolution: "Use a new key for each operation, and the same key only to retry it.",
  },
  payload_too_large: {
    status: 413,
    title: "The body is too large",
    meaning: "A JSON body can be at most 1 MB.",
    resolution: "Split the work into smaller requests.",
  },
  unsupported_media_type: {
    status: 415,
    title: "Unsupported media type",
    meaning: "The endpoint accepts only application/json.",
    resolution: "Send `Content-Type: application/json`.",
  },
  validation_failed: {
    status: 422,
    title: "The request is not valid",
    meaning:
      "One or more fields are missing, unknown, out of range, or of the wrong type. `errors` lists each of them.",
    resolution: "Fix the fields listed in `errors`.",
  },
  rate_limited: {
    status: 429,
    title: "Rate limit exceeded",
    meaning: "The policy named in `policy` has no requests left in its window.",
    resolution: "Wait for the time in Retry-After, then try again. Batch requests and spread them out.",
  },
  internal_error: {
    status: 500,
    title: "Internal server error",
    meaning: "An unexpected error occurred. It was logged under the request ID.",
    resolution: "Try again. If the error persists, report the request ID.",
  },
  service_unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    meaning: "A service that this request depends on, such as the database, cannot be reached.",
    resolution: "Wait for the time in Retry-After, then try again.",
  },
} as const satisfies Record<string, { status: number; title: string; meaning: string; resolution: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One invalid field: `path` in dotted form (`organizationIds.0`; empty for the whole body) and why. */
export type FieldError = { path: string; message: string };

/**
 * An error that is safe to show. Throw it anywhere below a route; the one catch in lib/http turns it into problem details.
 *
 * @param code     a row of {@link ERRORS}
 * @param detail   a sentence for the caller about this occurrence; never internals
 * @param members  further members of the problem details, for example `errors` or `organizations`
 * @param headers  further response headers, for example `Retry-After`
 */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly members: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    code: ErrorCode,
    detail: string = ERRORS[code].meaning,
    members: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    // An expected error needs no stack trace, and capturing it would be a tenth of the work of a rejected request.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(detail);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = "ApiError";
    this.code = code;
    this.members = members;
    this.headers = headers;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** A response lists at most this many invalid fields, and counts the others. */
const MAX_FIELD_ERRORS = 50;
/** The path repeats what the caller sent; a character of it takes up to six in JSON. */
const MAX_FIELD_PATH = 100;

/** A `validation_failed` error for single fields, of bounded size whatever was sent. */
export function validationFailed(errors: FieldError[]): ApiError {
  const listed = errors
    .slice(0, MAX_FIELD_ERRORS)
    .map(({ path, message }) => ({ path: shorten(path, MAX_FIELD_PATH), message }));
  const omittedErrors = errors.length - listed.length;
  const [first] = listed;
  const named = first?.path ? `\`${first.path}\`: ${first.message}` : (first?.message ?? "The request is not valid.");
  return new ApiError("validation_failed", named, { errors: listed, ...(omittedErrors > 0 && { omittedErrors }) });
}

function shorten(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max).replace(/\p{Surrogate}$/u, "")}…` : text;
}

/**
 * A `method_not_allowed` error, with the Allow header (RFC 9110, section 10.2.1).
 *
 * @param method   the method of the request, or how to refer to one that cannot be named
 * @param allowed  the methods the resource has
 */
export function methodNotAllowed(method: string, allowed: readonly string[]): ApiError {
  const allow = allowed.join(", ");
  return new ApiError("method_not_allowed", `${method} is not one of: ${allow}.`, {}, { Allow: allow });
}

/** A `rate_limited` error, with the header that says how long to wait (RFC 9110, section 10.2.3). */
export function rateLimited(
  detail: string,
  limit: { policy: string; limit: number; windowSeconds: number; retryAfterSeconds: number },
): ApiError {
  return new ApiError("rate_limited", detail, limit, { "Retry-After": String(limit.retryAfterSeconds) });
}
