import { z } from "zod";
import { contract } from "./contract";

const linkSchema = z.object({ href: z.string(), title: z.string() });

export const getApiRoot = contract({
  method: "GET",
  path: "/api",
  operationId: "getApiRoot",
  tag: "Discovery",
  summary: "API root",
  description: "Names the API, its versions and where its documentation is.",
  permission: "public",
  status: 200,
  answer: z.object({
    name: z.string(),
    versions: z.record(z.string(), linkSchema),
    links: z.record(z.string(), linkSchema),
  }),
  example: {
    answer: {
      name: "Crowdee API",
      versions: { v1: { href: "http://localhost:3000/api/v1", title: "Version 1" } },
      links: { documentation: { href: "http://localhost:3000/docs", title: "Guide" } },
    },
  },
});

export const getVersionRoot = contract({
  method: "GET",
  path: "/api/v1",
  operationId: "getVersionRoot",
  tag: "Discovery",
  summary: "Version 1: resources and links",
  permission: "public",
  status: 200,
  answer: z.object({
    version: z.literal("v1"),
    resources: z.record(z.string(), linkSchema),
    links: z.record(z.string(), linkSchema),
    authentication: z.array(z.string()),
  }),
  example: {
    answer: {
      version: "v1",
      resources: { projects: { href: "http://localhost:3000/api/v1/projects", title: "Projects" } },
      links: { documentation: { href: "http://localhost:3000/docs", title: "Guide" } },
      authentication: ["Authorization: Bearer <API key>"],
    },
  },
});

export const getOpenApiDocument = contract({
  method: "GET",
  path: "/api/openapi.json",
  operationId: "getOpenApiDocument",
  tag: "Discovery",
  summary: "This API as an OpenAPI 3.1 document",
  permission: "public",
  status: 200,
  answer: z.looseObject({ openapi: z.string() }),
});

export const getHealth = contract({
  method: "GET",
  path: "/api/health",
  operationId: "getHealth",
  tag: "Discovery",
  summary: "Is the API well?",
  description:
    "`degraded`: everything is served, with the rate limits counted by each process for itself. Not rate limited.",
  permission: "public",
  status: 200,
  answer: z.object({
    status: z.enum(["ok", "degraded"]),
    checks: z.object({
      database: z.enum(["ok"]),
      limiter: z.enum(["ok", "degraded"]).describe("`degraded`: the shared limiter cannot be reached."),
    }),
  }),
  example: { answer: { status: "ok", checks: { database: "ok", limiter: "ok" } } },
});

export const getApiCatalog = contract({
  method: "GET",
  path: "/.well-known/api-catalog",
  operationId: "getApiCatalog",
  tag: "Discovery",
  summary: "API catalog (RFC 9727)",
  permission: "public",
  status: 200,
  answer: z.object({ linkset: z.array(z.record(z.string(), z.unknown())) }),
});
