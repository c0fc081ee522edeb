import { declineLimitRequest } from "@/lib/contracts/limit-requests";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as limitRequests from "@/lib/services/limits/limit-requests";

export const dynamic = "force-dynamic";

export const POST = defineRoute(declineLimitRequest, ({ principal, params, body }) =>
  limitRequests.declineLimitRequest(principal, params.limitRequestId, body.note),
);
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
