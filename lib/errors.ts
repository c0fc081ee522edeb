/**
 * The one error table: code → status, title, meaning. Runtime answers, the OpenAPI document and the pages under
 * /docs/errors all read it. `meaning` says what happened, `resolution` what the caller can do.
 */
export const ERRORS = {
  malformed_json: {
    status: 400,
    title: "The body is not valid JSON",
    meaning: "The request body could not be read as JSON, or ended before its announced length.",
    resolution: "Send one complete JSON object in UTF-8 and let your HTTP client set Content-Length.",
  },
  malformed_request: {
    status: 400,
    title: "The request is malformed",
    meaning:
      "The request line or a header is not valid HTTP, the path cannot be decoded, or it did not arrive in time.",
    resolution: "Percent-encode path segments as UTF-8, leave out NUL characters, and keep URL and headers under 8 kB.",
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
    meaning: "`cursor` is not a value this list has answered as `nextCursor`.",
    resolution: "Start again without a cursor, then pass on `nextCursor` unchanged.",
  },
  unauthenticated: {
    status: 401,
    title: "Authentication is required",
    meaning: "The request bears no credential, or one that is not genuine.",
    resolution: "Send `Authorization: Bearer <API key or access token>`, or sign in.",
  },
  invalid_api_key: {
    status: 401,
    title: "The API key is not valid",
    meaning: "The key is malformed, was not issued here, or its owner's account is disabled.",
    resolution: "Check that the whole key was copied; otherwise create a new one in Settings → API Keys.",
  },
  api_key_revoked: {
    status: 401,
    title: "The API key was revoked",
    meaning: "The key was genuine but has been revoked. Revocation cannot be undone.",
    resolution: "Create a new key in Settings → API Keys and replace the old one.",
  },
  api_key_expired: {
    status: 401,
    title: "The API key has expired",
    meaning: "The key's expiry has passed.",
    resolution: "Create a new key, or rotate it before it expires next time.",
  },
  session_expired: {
    status: 401,
    title: "The session has ended",
    meaning:
      "The session or access token has expired, or ended because the password was changed or the account disabled.",
    resolution: "Sign in again; services mint a fresh access token from a live session.",
  },
  insufficient_role: {
    status: 403,
    title: "The role is not sufficient",
    meaning:
      "The effective role, the lower of the key's role and its owner's current membership role, lacks the permission.",
    resolution: "Use a key with a higher role, or ask an admin of the organization to raise the owner's role.",
  },
  organization_out_of_scope: {
    status: 403,
    title: "The organization is outside the key's scope",
    meaning: "The key is limited to other organizations than the one the request is for.",
    resolution: "Use a key whose scope includes this organization.",
  },
  session_required: {
    status: 403,
    title: "A browser session is required",
    meaning: "Keys, tokens, sessions and account settings are managed by a signed-in person, never by a key or token.",
    resolution: "Sign in and do this in the browser.",
  },
  cross_origin_forbidden: {
    status: 403,
    title: "Cross-origin request refused",
    meaning: "A request that changes something came with a session cookie from another origin.",
    resolution: "Call from our own origin, or authenticate with an API key or access token.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    meaning: "Nothing exists at this address for this credential.",
    resolution: "Check the id, and that the request is for the organization that holds it.",
  },
  organization_not_found: {
    status: 404,
    title: "Organization not found",
    meaning: "No organization of that id or slug exists for this credential.",
    resolution: "List the organizations you reach with GET /api/v1/organizations.",
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    meaning: "The resource exists but does not answer this method.",
    resolution: "Use one of the methods named in the Allow header.",
  },
  conflict: {
    status: 409,
    title: "Conflict",
    meaning: "The change contradicts the present state, as `detail` explains.",
    resolution: "Read the current state, resolve the contradiction and try again.",
  },
  idempotency_key_reused: {
    status: 409,
    title: "Idempotency-Key used for another request",
    meaning: "This Idempotency-Key already belongs to a request with other contents.",
    resolution: "Use a fresh key for each distinct operation, the same one only for its retries.",
  },
  payload_too_large: {
    status: 413,
    title: "The body is too large",
    meaning: "JSON bodies may hold at most 1 MB.",
    resolution: "Split the work into smaller requests.",
  },
  unsupported_media_type: {
    status: 415,
    title: "Unsupported media type",
    meaning: "The endpoint reads application/json.",
    resolution: "Send `Content-Type: application/json`.",
  },
  validation_failed: {
    status: 422,
    title: "The request is not valid",
    meaning: "One or more fields are missing, of the wrong type, out of range or unknown; `errors` names each.",
    resolution: "Correct the fields listed in `errors`.",
  },
  rate_limited: {
    status: 429,
    title: "Rate limit reached",
    meaning: "The policy named in `policy` has no requests left in its window.",
    resolution: "Wait as long as Retry-After says, then go on; batch and space bulk work.",
  },
  internal_error: {
    status: 500,
    title: "Something went wrong on our side",
    meaning: "An unexpected fault. It has been logged under the request id.",
    resolution: "Try again; if it persists, report the request id.",
  },
  service_unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    meaning: "Something this request depends on, such as the database, cannot be reached.",
    resolution: "Wait as long as Retry-After says and try again.",
  },
} as const satisfies Record<string, { status: number; title: string; meaning: string; resolution: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One refused field: `path` in dotted form (`organizationIds.0`; empty for the whole body) and why. */
export type FieldError = { path: string; message: string };

/**
 * A refusal anyone may see. Throw it anywhere below a route; the one catch in lib/http turns it into a problem document.
 *
 * @param code     a row of {@link ERRORS}
 * @param detail   a sentence for the caller about this occurrence; never internals
 * @param members  further members of the problem document, for example `errors` or `organizations`
 * @param headers  further answer headers, for example `Retry-After`
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
    super(detail);
    this.name = "ApiError";
    this.code = code;
    this.members = members;
    this.headers = headers;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** A `validation_failed` refusal of single fields. */
export function validationFailed(errors: FieldError[]): ApiError {
  const [first] = errors;
  const named = first?.path ? `\`${first.path}\`: ${first.message}` : (first?.message ?? "The request is not valid.");
  return new ApiError("validation_failed", named, { errors });
}
