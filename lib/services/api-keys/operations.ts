import * as contracts from "../../contracts/api-keys";
import { operation } from "../../operations/operation";
import * as apiKeys from "./api-keys";

export const listApiKeys = operation(contracts.listApiKeys, ({ principal, query }) =>
  apiKeys.listApiKeys(principal, query),
);

export const createApiKey = operation(contracts.createApiKey, ({ principal, body }) =>
  apiKeys.createApiKey(principal, body),
);

export const getApiKey = operation(contracts.getApiKey, ({ principal, params }) =>
  apiKeys.getApiKey(principal, params.apiKeyId),
);

export const updateApiKey = operation(contracts.updateApiKey, ({ principal, params, body }) =>
  apiKeys.renameApiKey(principal, params.apiKeyId, body.name),
);

export const revokeApiKey = operation(contracts.revokeApiKey, ({ principal, params }) =>
  apiKeys.revokeApiKey(principal, params.apiKeyId),
);

export const rotateApiKey = operation(contracts.rotateApiKey, ({ principal, params, body }) =>
  apiKeys.rotateApiKey(principal, params.apiKeyId, body.overlapSeconds),
);
