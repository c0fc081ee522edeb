import type { NextFetchEvent, NextRequest } from "next/server";
import { isApiPath } from "@/lib/edge/api-path";
import { applyLimit, checkLimiter } from "@/lib/edge/apply-limit";
import { choosePolicy } from "@/lib/edge/choose-policy";
import { createContext, type EdgeContext, runSteps, type Step } from "@/lib/edge/context";
import { assignRequestId, identifyCaller, resolveClientAddress } from "@/lib/edge/identify-caller";
import { respondToPage } from "@/lib/edge/page-response";
import { rejectCrossOrigin, rejectLargeBodies, rejectMalformed, requireCredential } from "@/lib/edge/reject-early";
import { isPreflight, pass, refuse, respondToPreflight } from "@/lib/edge/response";
import { asksForUsage, respondWithUsage } from "@/lib/edge/usage";

/** What every request goes through, in this order. */
const IDENTIFY_STEPS: Step[] = [assignRequestId, resolveClientAddress, identifyCaller];
/** What a request to the API goes through after that. Limiting follows identity and precedes all work. */
const API_STEPS: Step[] = [
  choosePolicy,
  applyLimit,
  checkLimiter,
  rejectMalformed,
  requireCredential,
  rejectCrossOrigin,
  rejectLargeBodies,
];

export default async function middleware(request: NextRequest, event: NextFetchEvent): Promise<Response> {
  const context = createContext(request, event);
  await runSteps(context, IDENTIFY_STEPS);
  return isApiPath(context.path) ? admit(context) : respondToPage(context);
}

async function admit(context: EdgeContext): Promise<Response> {
  if (isPreflight(context)) return respondToPreflight(context);
  if (asksForUsage(context)) return respondWithUsage(context);
  const refusal = await runSteps(context, API_STEPS);
  return refusal ? refuse(context, refusal) : pass(context);
}

export const config = {
  // Everything but built assets and static files, which need no identity and carry no secrets.
  matcher: ["/((?!_next/static/|_next/image|icon.svg|favicon.ico|images/).*)"],
};
