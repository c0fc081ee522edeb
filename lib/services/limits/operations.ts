import * as keyLimits from "../../contracts/key-limits";
import * as contracts from "../../contracts/limit-requests";
import { operation } from "../../operations/operation";
import * as limitRequests from "./limit-requests";
import * as limitUsage from "./limit-usage";

/** For our own edge, which has no principal: the route is internal. */
export { grantsInForce } from "./limit-grants";

export const listKeyLimits = operation(keyLimits.listKeyLimits, ({ principal }) => limitUsage.listKeyLimits(principal));

export const listLimitRequests = operation(contracts.listLimitRequests, ({ principal, query }) =>
  limitRequests.listLimitRequests(principal, query),
);

export const createLimitRequest = operation(contracts.createLimitRequest, ({ principal, body }) =>
  limitRequests.createLimitRequest(principal, body),
);

export const listAllLimitRequests = operation(contracts.listAllLimitRequests, ({ query }) =>
  limitRequests.listAllLimitRequests(query),
);

export const grantLimitRequest = operation(contracts.grantLimitRequest, ({ principal, params, body }) =>
  limitRequests.grantLimitRequest(principal, params.limitRequestId, body),
);

export const declineLimitRequest = operation(contracts.declineLimitRequest, ({ principal, params, body }) =>
  limitRequests.declineLimitRequest(principal, params.limitRequestId, body.note),
);
