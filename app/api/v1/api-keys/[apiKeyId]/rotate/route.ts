import { rotateApiKey } from "@/lib/contracts/api-keys";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as apiKeys from "@/lib/services/api-keys/api-keys";

export const dynamic = "force-dynamic";

export const POST = defineRoute(rotateApiKey, ({ principal, params, body }) =>
  apiKeys.rotateApiKey(principal, params.apiKeyId, body.overlapSeconds),
);
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
