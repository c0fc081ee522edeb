import { applyLimit } from "@/lib/edge/apply-limit";
import { choosePagePolicy, choosePolicy } from "@/lib/edge/choose-policy";
import { setConstantHeaders } from "@/lib/edge/constant-headers";
import type { Step } from "@/lib/edge/context";
import { assignRequestId, identifyCaller, resolveClientAddress } from "@/lib/edge/identify-steps";
import { applyPageLimit } from "@/lib/edge/limit-page";
import { checkLimiter, respondWithUsage } from "@/lib/edge/limiter";
import { nextMiddleware } from "@/lib/edge/next-middleware";
import {
  rejectKeyInAddress,
  rejectPageMethods,
  requireSignIn,
  setPageHeaders,
  showFormAgain,
} from "@/lib/edge/page-steps";
import { respondToPreflight } from "@/lib/edge/preflight";
import { rejectCrossOrigin, rejectForwarded, rejectLargeBodies, requireCredential } from "@/lib/edge/reject-early";
import type { EdgeSteps } from "@/lib/edge/run-steps";

/** What every request goes through, in this order. */
const IDENTIFY_STEPS: Step[] = [setConstantHeaders, assignRequestId, resolveClientAddress, identifyCaller];
/** What a request to the API goes through next. Limiting follows identification and precedes all work. */
const API_STEPS: Step[] = [
  respondToPreflight,
  respondWithUsage,
  choosePolicy,
  applyLimit,
  checkLimiter,
  rejectForwarded,
  requireCredential,
  rejectCrossOrigin,
  rejectLargeBodies,
];
/** What a request for a page goes through next. */
const PAGE_STEPS: Step[] = [
  choosePagePolicy,
  applyPageLimit,
  rejectPageMethods,
  rejectKeyInAddress,
  showFormAgain,
  requireSignIn,
  setPageHeaders,
];

/** Our own server runs these steps too, for the paths that the matcher names. */
export const STEPS: EdgeSteps = {
  api: [...IDENTIFY_STEPS, ...API_STEPS],
  page: [...IDENTIFY_STEPS, ...PAGE_STEPS],
};

export default nextMiddleware(STEPS);

export const config = {
  // Everything but built assets and static files, which need no identity and contain no secrets.
  matcher: ["/((?!_next/static/|icon\\.svg$|images/[\\w-]+\\.png$).*)"],
};
