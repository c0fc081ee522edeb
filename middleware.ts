import type { NextFetchEvent, NextRequest } from "next/server";
import { answerPreflight, isPreflight, pass, refuse } from "@/lib/edge/answer";
import { isApiPath } from "@/lib/edge/api-path";
import { applyLimit, checkLimiter } from "@/lib/edge/apply-limit";
import { choosePolicy } from "@/lib/edge/choose-policy";
import { identifyCaller, locateClient, nameRequest } from "@/lib/edge/identify-caller";
import { answerPage } from "@/lib/edge/page";
import { refuseCrossOrigin, refuseLargeBodies, refuseMalformed, refuseStrangers } from "@/lib/edge/refuse-early";
import { answerUsage, asksForUsage } from "@/lib/edge/usage";
import { newVisit, type Step, type Visit, walk } from "@/lib/edge/visit";

/** What every request goes through, in this order. */
const ARRIVAL: Step[] = [nameRequest, locateClient, identifyCaller];
/** What a request to the API goes through after that. Limiting follows identity and precedes all work. */
const ADMISSION: Step[] = [
  choosePolicy,
  applyLimit,
  checkLimiter,
  refuseMalformed,
  refuseStrangers,
  refuseCrossOrigin,
  refuseLargeBodies,
];

export default async function middleware(request: NextRequest, event: NextFetchEvent): Promise<Response> {
  const visit = newVisit(request, event);
  await walk(visit, ARRIVAL);
  return isApiPath(visit.path) ? admit(visit) : answerPage(visit);
}

async function admit(visit: Visit): Promise<Response> {
  if (isPreflight(visit)) return answerPreflight(visit);
  if (asksForUsage(visit)) return answerUsage(visit);
  const refusal = await walk(visit, ADMISSION);
  return refusal ? refuse(visit, refusal) : pass(visit);
}

export const config = {
  // Everything but built assets and static files, which need no identity and carry no secrets.
  matcher: ["/((?!_next/static/|_next/image|icon.svg|favicon.ico|images/).*)"],
};
