import * as contracts from "../contracts/discovery";
import { env } from "../env";
import { operation } from "../operations/operation";
import { guideLinks, resourceLinks } from "./discovery";
import { openApiDocument } from "./document";

export const getApiRoot = operation(contracts.getApiRoot, () => {
  const { APP_URL } = env();
  return {
    name: "Crowdee API",
    versions: { v1: { href: `${APP_URL}/api/v1`, title: "Version 1" } },
    links: guideLinks(APP_URL),
  };
});

export const getVersionRoot = operation(contracts.getVersionRoot, () => {
  const { APP_URL } = env();
  return {
    version: "v1" as const,
    resources: resourceLinks(APP_URL),
    links: guideLinks(APP_URL),
    authentication: [
      "Authorization: Bearer <API key>",
      "Authorization: Bearer <access token>",
      "The session cookie of a signed-in browser",
    ],
  };
});

export const getOpenApiDocument = operation(contracts.getOpenApiDocument, () => openApiDocument(env().APP_URL));

export const getApiCatalog = operation(contracts.getApiCatalog, () => {
  const { APP_URL } = env();
  return {
    linkset: [
      { anchor: `${APP_URL}/.well-known/api-catalog`, item: [{ href: `${APP_URL}/api/v1` }] },
      {
        anchor: `${APP_URL}/api/v1`,
        "service-desc": [{ href: `${APP_URL}/api/openapi.json`, type: "application/json" }],
        "service-doc": [{ href: `${APP_URL}/docs`, type: "text/html" }],
        status: [{ href: `${APP_URL}/api/health`, type: "application/json" }],
      },
    ],
  };
});
