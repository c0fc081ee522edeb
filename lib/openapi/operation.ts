import { type Contract, errorsOf, isRolePermission } from "../contracts/contract";
import { ERRORS, type ErrorCode } from "../errors";
import { PERMISSIONS } from "../permissions";
import { headersOf } from "./headers";
import { parametersOf } from "./parameters";
import { problemSchemaOf } from "./problems";
import type { SchemaSet } from "./schemas";
import { securityOf } from "./security";
import type { Operation, Response, Schema } from "./types";

const JSON_TYPE = "application/json";
const PROBLEM_TYPE = "application/problem+json";

const SUCCESS = { 200: "Success.", 201: "Created.", 202: "Accepted.", 204: "Success, no content." } as const;

/**
 * Describes one operation.
 *
 * @param contract  what the runtime serves
 * @param schemas   collects the components the operation refers to
 */
export function operationOf(contract: Contract, schemas: SchemaSet): Operation {
  const { operationId, tag, summary, description, permission, body, optionalBody, example } = contract;
  const content = body && {
    [JSON_TYPE]: { schema: schemas.add(body, "input"), ...(example?.body !== undefined && { example: example.body }) },
  };
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(contract),
    parameters: parametersOf(contract, schemas),
    ...(content && { requestBody: { required: !optionalBody, content } }),
    responses: responsesOf(contract, schemas),
    ...(isRolePermission(permission) && { "x-lowest-role": PERMISSIONS[permission] }),
    "x-error-codes": errorsOf(contract),
  };
}

function responsesOf(contract: Contract, schemas: SchemaSet): Record<string, Response> {
  const responses: Record<string, Response> = { [contract.status]: successOf(contract, schemas) };
  if (contract.etag) {
    responses[304] = { description: "Not modified: your version is current.", headers: headersOf(contract, 304) };
  }
  for (const [status, codes] of byStatus(errorsOf(contract))) {
    responses[status] = errorResponseOf(contract, status, codes, schemas);
  }
  return responses;
}

function successOf(contract: Contract, schemas: SchemaSet): Response {
  const { status, response, example, mediaType = JSON_TYPE } = contract;
  const headers = headersOf(contract, status);
  if (!response) return { description: SUCCESS[status], headers };
  const schema = schemas.add(response, "output");
  const content = { schema, ...(example?.response !== undefined && { example: example.response }) };
  return { description: SUCCESS[status], headers, content: { [mediaType]: content } };
}

function byStatus(codes: ErrorCode[]): [number, ErrorCode[]][] {
  const groups = new Map<number, ErrorCode[]>();
  for (const code of codes) groups.set(ERRORS[code].status, [...(groups.get(ERRORS[code].status) ?? []), code]);
  return [...groups].sort(([a], [b]) => a - b);
}

function errorResponseOf(contract: Contract, status: number, codes: ErrorCode[], schemas: SchemaSet): Response {
  const kinds = new Map<string | undefined, Schema>();
  for (const code of codes) {
    const schema = schemas.add(problemSchemaOf(code), "output");
    kinds.set(schema.$ref, schema);
  }
  const [only, ...more] = kinds.values();
  const schema = only && more.length === 0 ? only : { anyOf: [...kinds.values()] };
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}.`).join("\n\n"),
    headers: headersOf(contract, status),
    content: { [PROBLEM_TYPE]: { schema, examples } },
  };
}
