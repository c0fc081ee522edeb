import type { z } from "zod";
import { currentOrganizationId } from "@/components/navigation/current-organization";
import type { Contract } from "@/lib/contracts/contract";
import type { ErrorCode, FieldError } from "@/lib/errors";

/** A contract's path with anything in place of its parameters: `/api/v1/projects/${string}`. */
type PathOf<Path extends string> = Path extends `${infer Head}{${string}}${infer Tail}`
  ? `${Head}${string}${PathOf<Tail>}`
  : Path;

type Answer<C extends Contract> = C["answer"] extends z.ZodType ? z.infer<C["answer"]> : undefined;
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

/** The code of a problem, or `unreachable` when no answer came at all. */
export type ProblemCode = ErrorCode | "unreachable";

/** A refusal of our API. The message is the problem's `detail`, fit to be shown. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly requestId: string | null;
  /** The refused fields, in dotted paths. */
  readonly errors: readonly FieldError[];
  /** How long to wait before trying again, where the answer says so. */
  readonly retryAfterSeconds: number | null;

  constructor(code: ProblemCode, detail: string, more: Partial<Omit<ApiProblem, "code" | keyof Error>> = {}) {
    super(detail);
    this.name = "ApiProblem";
    this.code = code;
    this.requestId = more.requestId ?? null;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
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
 * @returns the answer; undefined for 204
 * @throws ApiProblem for every refusal, and when the server cannot be reached
 */
export async function callApi<C extends Contract>(
  method: C["method"],
  path: PathOf<C["path"]>,
  options: CallOptions<C> = {},
): Promise<Answer<C>> {
  const response = await send(method, path + queryString(options.query), options);
  return (response.status === 204 ? undefined : await response.json()) as Answer<C>;
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

/** Fetches an address of ours that no contract describes. Throws ApiProblem when no answer comes at all. */
export async function reach(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { cache: "no-store", ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem("unreachable", "The server cannot be reached. Check the connection and try again.");
  }
}

function queryString(query: object | undefined): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : "";
}

/** The refusal an answer is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get("x-request-id");
  const problem = await response.json().catch(() => null);
  if (typeof problem?.code !== "string") {
    return new ApiProblem("internal_error", `The server answered ${response.status}. Try again.`, { requestId });
  }
  const retryAfter = response.headers.get("retry-after");
  const retryAfterSeconds = retryAfter === null ? null : Number(retryAfter);
  return new ApiProblem(problem.code, problem.detail, { requestId, errors: problem.errors ?? [], retryAfterSeconds });
}

/** The refusal an error is; anything else thrown is a fault of ours and is shown as one. */
export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem("internal_error", "Something went wrong. Try again.");
}

/**
 * Idempotency keys for one form: the same while the same body is tried again, so that a lost answer makes no second
 * thing, and a fresh one once the body changes. Keep it for the life of the form: `useState(idempotencyKeys)`.
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
