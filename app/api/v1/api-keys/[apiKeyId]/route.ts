import * as contracts from "@/lib/contracts/api-keys";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as apiKeys from "@/lib/services/api-keys/api-keys";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.getApiKey, ({ principal, params }) =>
  apiKeys.getApiKey(principal, params.apiKeyId),
);
export const PATCH = defineRoute(contracts.updateApiKey, ({ principal, params, body }) =>
  apiKeys.renameApiKey(principal, params.apiKeyId, body.name),
);
export const DELETE = defineRoute(contracts.revokeApiKey, ({ principal, params }) =>
  apiKeys.revokeApiKey(principal, params.apiKeyId),
);
export const { POST, PUT, OPTIONS } = otherMethods(GET, PATCH, DELETE);
