import * as contracts from "@/lib/contracts/limit-requests";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as limitRequests from "@/lib/services/limits/limit-requests";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listAllLimitRequests, ({ principal, query }) =>
  limitRequests.listAllLimitRequests(principal, query),
);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
