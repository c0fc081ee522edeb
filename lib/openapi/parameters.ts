import type { Contract } from "../contracts/contract";
import { takesIdempotencyKey } from "./headers";
import type { SchemaSet } from "./schemas";
import type { Parameter, Reference } from "./types";

/** Parameters shared by many operations. */
export const PARAMETERS = {
  CrowdeeOrganization: {
    name: "Crowdee-Organization",
    in: "header",
    required: false,
    description:
      "ID or slug of the organization the request is for. Without it, an API key or access token uses its default organization, and a session uses its active organization.",
    schema: { type: "string", minLength: 1, maxLength: 64, examples: ["newsroom"] },
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "A unique value that you choose for this operation. A retry with the same value within 24 hours is not processed again: it gets the response to the first request.",
    schema: { type: "string", pattern: "^[\\x21-\\x7E]{1,255}$", examples: ["7c9b2f9e-3d51-4f3c-9a53-1f6d0d1c2b3a"] },
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    required: false,
    description: "ETags that you already have. If one of them is current, the response is 304 without a body.",
    schema: { type: "string" },
  },
} as const satisfies Record<string, Parameter>;

/** Every parameter of an operation: path first, then query, then headers. */
export function parametersOf(contract: Contract, schemas: SchemaSet): (Parameter | Reference)[] {
  return [
    ...fieldsOf(contract, "path", schemas),
    ...fieldsOf(contract, "query", schemas),
    ...(contract.organization && contract.organization !== "path" ? [shared("CrowdeeOrganization")] : []),
    ...(takesIdempotencyKey(contract) ? [shared("IdempotencyKey")] : []),
    ...(contract.etag ? [shared("IfNoneMatch")] : []),
  ];
}

function fieldsOf(contract: Contract, place: "path" | "query", schemas: SchemaSet): Parameter[] {
  const fields = place === "path" ? contract.params : contract.query;
  if (!fields) return [];
  const { properties = {}, required = [] } = schemas.add(fields, "input");
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description && { description }),
    schema,
  }));
}

function shared(name: keyof typeof PARAMETERS): Reference {
  return { $ref: `#/components/parameters/${name}` };
}
