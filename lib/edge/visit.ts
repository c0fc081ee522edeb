import type { NextFetchEvent, NextRequest } from "next/server";
import type { Identity } from "../credentials/identify";
import type { ApiError } from "../errors";
import type { Decision } from "../limits/limiter";
import type { PolicyName } from "../limits/policies";

/** One request on its way through the edge; each step adds what it found. */
export type Visit = {
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
};

/** One step of a request at the edge. A refusal ends the walk. */
export type Step = (visit: Visit) => ApiError | null | Promise<ApiError | null>;

/** A visit about which nothing is known yet. */
export function newVisit(request: NextRequest, event: NextFetchEvent): Visit {
  return {
    request,
    event,
    path: request.nextUrl.pathname,
    requestId: "",
    address: "",
    identity: { kind: "none" },
    internal: false,
    charges: [],
    decision: null,
  };
}

/** Takes the steps in order until one refuses. */
export async function walk(visit: Visit, steps: readonly Step[]): Promise<ApiError | null> {
  for (const step of steps) {
    const refusal = await step(visit);
    if (refusal) return refusal;
  }
  return null;
}
