import type { NextFetchEvent, NextRequest } from "next/server";
import type { Identity } from "../credentials/identify";
import type { ApiError } from "../errors";
import type { Decision } from "../limits/limiter";
import type { PolicyName } from "../limits/policies";

/** One request on its way through the edge; each step adds what it found. */
export type EdgeContext = {
  request: NextRequest;
  event: NextFetchEvent;
  path: string;
  requestId: string;
  /** The bucket of the client's address. */
  address: string;
  identity: Identity;
  /** One of our own processes asks. */
  internal: boolean;
  /** Whom the request is charged to; the last charge is the one told in the headers. Empty: not limited. */
  charges: { policy: PolicyName; subject: string }[];
  decision: Decision | null;
  /** What our own server found wrong with the request before anyone else read it. */
  refusal: ApiError | null;
};

/** One step of a request at the edge. A refusal ends the runSteps. */
export type Step = (context: EdgeContext) => ApiError | null | Promise<ApiError | null>;

/** A context about which nothing is known yet. */
export function createContext(request: NextRequest, event: NextFetchEvent): EdgeContext {
  return {
    request,
    event,
    path: plain(request.nextUrl.pathname),
    requestId: "",
    address: "",
    identity: { kind: "none" },
    internal: false,
    charges: [],
    decision: null,
    refusal: null,
  };
}

/** The path with no more percent-encoded than need be, as routes read it: `/%61pi` is `/api` (RFC 3986, section 6.2.2.2). */
function plain(path: string): string {
  return path.replace(/%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi, decodeURIComponent);
}

/** Takes the steps in order until one refuses. Most answer at once, and each wait would cost every request a turn. */
export function runSteps(context: EdgeContext, steps: readonly Step[], from = 0): ReturnType<Step> {
  const step = steps[from];
  if (!step) return null;
  const found = step(context);
  if (found instanceof Promise) return found.then((refusal) => refusal ?? runSteps(context, steps, from + 1));
  return found ?? runSteps(context, steps, from + 1);
}
