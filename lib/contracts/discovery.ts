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
  response: z.object({
    name: z.string(),
    versions: z.record(z.string(), linkSchema),
    links: z.record(z.string(), linkSchema),
  }),
  example: {
    response: {
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
  response: z.object({
    version: z.literal("v1"),
    resources: z.record(z.string(), linkSchema),
    links: z.record(z.string(), linkSchema),
    authentication: z.array(z.string()),
  }),
  example: {
    response: {
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
  response: z.looseObject({ openapi: z.string() }),
  etag: true,
  example: { response: { openapi: "3.1.1", info: { title: "Crowdee API", version: "1.0.0" }, paths: {} } },
});

const healthSchema = z.object({
  status: z.enum(["ok", "degraded"]),
  checks: z.object({
    database: z.enum(["ok"]),
    limiter: z.enum(["ok", "degraded"]).describe("`degraded`: the shared limiter cannot be reached."),
  }),
});

export type Health = z.infer<typeof healthSchema>;

export const getHealth = contract({
  method: "GET",
  path: "/api/health",
  operationId: "getHealth",
  tag: "Discovery",
  summary: "Is the API well?",
  description:
    "`degraded`: everything is served, with the rate limits counted by each process for itself. Not rate limited.",
  permission: "public",
  unlimited: true,
  status: 200,
  response: healthSchema,
  example: { response: { status: "ok", checks: { database: "ok", limiter: "ok" } } },
});

const catalogTargetSchema = z.object({ href: z.string(), type: z.string().optional() });

export const getApiCatalog = contract({
  method: "GET",
  path: "/.well-known/api-catalog",
  operationId: "getApiCatalog",
  tag: "Discovery",
  summary: "API catalog",
  description: "Where the API, its description, its guide and its status are, for machines (RFC 9727, RFC 9264).",
  permission: "public",
  status: 200,
  response: z.object({
    linkset: z.array(
      z.object({
        anchor: z.string(),
        item: z.array(catalogTargetSchema).optional(),
        "service-desc": z.array(catalogTargetSchema).optional(),
        "service-doc": z.array(catalogTargetSchema).optional(),
        status: z.array(catalogTargetSchema).optional(),
      }),
    ),
  }),
  mediaType: 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
  example: {
    response: {
      linkset: [
        {
          anchor: "http://localhost:3000/.well-known/api-catalog",
          item: [{ href: "http://localhost:3000/api/v1" }],
        },
        {
          anchor: "http://localhost:3000/api/v1",
          "service-desc": [{ href: "http://localhost:3000/api/openapi.json", type: "application/json" }],
          "service-doc": [{ href: "http://localhost:3000/docs", type: "text/html" }],
          status: [{ href: "http://localhost:3000/api/health", type: "application/json" }],
        },
      ],
    },
  },
});
