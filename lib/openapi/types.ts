/** The part of OpenAPI 3.1 and JSON Schema 2020-12 that our document uses. */

import type { ErrorCode } from "../errors";

export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  description?: string;
  default?: unknown;
  examples?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  uniqueItems?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

export type Reference = { $ref: string };

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: Schema;
};

export type Header = { description: string; required?: boolean; schema: Schema };

export type Example = { summary: string; value: unknown };

export type MediaType = { schema: Schema; example?: unknown; examples?: Record<string, Example | Reference> };

export type Response = {
  description: string;
  headers: Record<string, Reference>;
  content?: Record<string, MediaType>;
};

export type SecurityRequirement = Record<string, string[]>;

export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: SecurityRequirement[];
  parameters: (Parameter | Reference)[];
  requestBody?: { required: boolean; content: Record<string, MediaType> };
  responses: Record<string, Response>;
  /** The lowest role that has the permission; absent when the operation requires no permission. */
  "x-lowest-role"?: string;
  /** Every error code the operation can return. */
  "x-error-codes": ErrorCode[];
};

export type OperationMethod = "get" | "post" | "put" | "patch" | "delete";

export type OpenApiDocument = {
  openapi: "3.1.1";
  info: { title: string; version: string; summary: string; description: string };
  externalDocs: { description: string; url: string };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Partial<Record<OperationMethod, Operation>>>;
  components: {
    securitySchemes: Record<string, Record<string, string>>;
    parameters: Record<string, Parameter>;
    headers: Record<string, Header>;
    schemas: Record<string, Schema>;
    examples: Record<string, Example>;
  };
};
