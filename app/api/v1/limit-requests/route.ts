import * as contracts from "@/lib/contracts/limit-requests";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as limitRequests from "@/lib/services/limits/limit-requests";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listLimitRequests, ({ principal, query }) =>
  limitRequests.listLimitRequests(principal, query),
);
export const POST = defineRoute(contracts.createLimitRequest, ({ principal, body }) =>
  limitRequests.createLimitRequest(principal, body),
);
export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET, POST);
