import type { z } from "zod";
import { currentOrganizationId } from "@/components/navigation/current-organization";
import type { Contract } from "@/lib/contracts/contract";
import type { ErrorCode, FieldError } from "@/lib/errors";

/** A contract's path with anything in place of its parameters: `/api/v1/projects/${string}`. */
type PathOf<Path extends string> = Path extends `${infer Head}{${string}}${infer Tail}`
  ? `${Head}${string}${PathOf<Tail>}`
  : Path;

type ResponseOf<C extends Contract> = C["response"] extends z.ZodType ? z.infer<C["response"]> : undefined;
type Body<C extends Contract> = C["body"] extends z.ZodType ? z.input<C["body"]> : undefined;
type Query<C extends Contract> = C["query"] extends z.ZodType ? z.input<C["query"]> : undefined;

export interface CallOptions<C extends Contract> {
  body?: Body<C>;
  query?: Query<C>;
  /** Makes a repeated POST count once; see {@link idempotencyKeys}. */
  idempotencyKey?: string;
  /** Id or slug of the organization the call is for; the one this tab works in when left out. */
  organization?: string;
  signal?: AbortSignal;
}

/** The code of a problem, or `unreachable` when there was no response at all. */
export type ProblemCode = ErrorCode | "unreachable";

const SESSION_ENDED: ReadonlySet<ProblemCode> = new Set(["unauthenticated", "session_expired"]);

/** An error response of our API. The message is the problem's `detail`, fit to be shown. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly requestId: string | null;
  /** The invalid fields, by dotted path. */
  readonly errors: readonly FieldError[];
  /** How long to wait before trying again, where the response says so. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ProblemCode,
    detail: string,
    more: Partial<Pick<ApiProblem, "requestId" | "errors" | "retryAfterSeconds">> = {},
  ) {
    super(detail);
    this.name = "ApiProblem";
    this.code = code;
    this.requestId = more.requestId ?? null;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }

  /** True when the session has ended, so that only signing in again helps. */
  get sessionEnded(): boolean {
    return SESSION_ENDED.has(this.code);
  }

  /** What is wrong with a field or anything in it (`organizationIds` finds `organizationIds.0`), or null. */
  errorOf(field: string): string | null {
    return this.errors.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message ?? null;
  }
}

/**
 * Calls our own API with the browser's session, typed by the contract it names without bundling it:
 * `callApi<typeof createProject>("POST", "/api/v1/projects", { body })`.
 *
 * @returns the response body; undefined for 204
 * @throws ApiProblem for every error response, and when the server cannot be reached
 */
export async function callApi<C extends Contract>(
  method: C["method"],
  path: PathOf<C["path"]>,
  options: CallOptions<C> = {},
): Promise<ResponseOf<C>> {
  const response = await send(method, path + queryString(options.query), options);
  return (response.status === 204 ? undefined : await response.json()) as ResponseOf<C>;
}

async function send(method: string, url: string, options: CallOptions<Contract>): Promise<Response> {
  const { body, idempotencyKey, organization = currentOrganizationId(), signal } = options;
  const headers = new Headers({ Accept: "application/json" });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (idempotencyKey) headers.set("Idempotency-Key", idempotencyKey);
  if (organization) headers.set("Crowdee-Organization", organization);
  const response = await reach(url, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Fetches one of our URLs that no contract describes. Throws ApiProblem when there is no response at all. */
export async function reach(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { cache: "no-store", ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem("unreachable", "We can't reach the server. Check your connection and try again.");
  }
}

function queryString(query: object | undefined): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : "";
}

/** The problem in an error response. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get("x-request-id");
  const problem = await response.json().catch(() => null);
  if (typeof problem?.code !== "string") {
    return new ApiProblem("internal_error", `The server responded with ${response.status}. Try again.`, { requestId });
  }
  const retryAfter = response.headers.get("retry-after");
  const retryAfterSeconds = retryAfter === null ? null : Number(retryAfter);
  return new ApiProblem(problem.code, detailOf(problem), {
    requestId,
    errors: problem.errors ?? [],
    retryAfterSeconds,
  });
}

/** The message to show: plain words for an ended session, otherwise the API's own. */
function detailOf({ code, detail }: { code: ErrorCode; detail: string }): string {
  return SESSION_ENDED.has(code) ? "Your session ended. Sign in again." : detail;
}

/** An error as a problem; anything but an ApiProblem is a bug of ours and is shown as an internal error. */
export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem("internal_error", "Something went wrong. Try again.");
}

/**
 * Idempotency keys for one form: the same key while the same body is retried, so that a lost response never creates
 * a duplicate, and a new key once the body changes. Keep it for the life of the form: `useState(idempotencyKeys)`.
 */
export function idempotencyKeys(): (body: unknown) => string {
  let last = { body: "", key: "" };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.body || last.key === "") last = { body: text, key: randomKey() };
    return last.key;
  };
}

/** Not `randomUUID`: that exists only on https and localhost. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
