import type { Identity } from "../credentials/identify";
import type { ApiError } from "../errors";
import type { WaitUntil } from "../limits/limit-store";
import type { PolicyName } from "../limits/policies";

/** A bucket a request counts against, and whose grant raises its limit when that is not the subject's own. */
export type EdgeCharge = { policy: PolicyName; subject: string; grantee?: string };

/** One request on its way through the edge. Each step adds what it found. */
export type EdgeContext = {
  readonly request: Request;
  /** The path, percent-encoded no more than necessary. */
  readonly path: string;
  /** The query with its question mark, or an empty string. */
  readonly search: string;
  readonly waitUntil: WaitUntil;
  requestId: string;
  /** The bucket of the client's address. */
  address: string;
  identity: Identity;
  /** One of our own processes made the request. */
  isInternal: boolean;
  /** The error for which our own server rejects the request. */
  forwardedError: ApiError | null;
  /** The buckets the request counts against; the response's headers describe the last. Empty: not limited. */
  charges: EdgeCharge[];
  /** Headers that replace the request's own when it is passed on. */
  requestHeaders: Record<string, string>;
  /** Headers of the response, whoever makes it. */
  responseHeaders: Record<string, string>;
};

/** One step of a request at the edge: an error or a response ends the request there; `null` continues. */
export type Step = (context: EdgeContext) => StepResult | Promise<StepResult>;

type StepResult = ApiError | Response | null;

/** A context of which nothing is known yet. */
export function createContext(request: Request, waitUntil: WaitUntil): EdgeContext {
  const { pathname, search } = new URL(request.url);
  return {
    request,
    path: decodeUnreserved(pathname),
    search,
    waitUntil,
    requestId: "",
    address: "",
    identity: { kind: "none" },
    isInternal: false,
    forwardedError: null,
    charges: [],
    requestHeaders: {},
    responseHeaders: {},
  };
}

/** Decodes the characters that need no percent-encoding, as routes do: `/%61pi` is `/api` (RFC 3986, section 6.2.2.2). */
function decodeUnreserved(path: string): string {
  return path.replace(/%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi, decodeURIComponent);
}
