import * as contracts from "@/lib/contracts/api-keys";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as apiKeys from "@/lib/services/api-keys/api-keys";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listApiKeys, ({ principal, query }) => apiKeys.listApiKeys(principal, query));
export const POST = defineRoute(contracts.createApiKey, ({ principal, body }) => apiKeys.createApiKey(principal, body));
export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET, POST);
