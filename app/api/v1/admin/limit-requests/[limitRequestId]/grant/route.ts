import { grantLimitRequest } from "@/lib/contracts/limit-requests";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as limitRequests from "@/lib/services/limits/limit-requests";

export const dynamic = "force-dynamic";

export const POST = defineRoute(grantLimitRequest, ({ principal, params, body }) =>
  limitRequests.grantLimitRequest(principal, params.limitRequestId, body),
);
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
