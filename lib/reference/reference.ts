import type { Contract } from "../contracts/contract";
import { ERRORS, type ErrorCode } from "../errors";
import type { MediaType, OpenApiDocument, Operation, Parameter, Reference, Schema } from "../openapi/types";
import { type Field, fieldOf, type Shape, shapeOf, typeOf } from "./fields";
import { curlOf, type SnippetInput, typescriptOf } from "./snippets";

/** An operation as the reference page shows it: plain data, with every reference resolved. */
export type ReferenceOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description?: string;
  access: { kind: "public" | "session" | "any"; permission?: string; lowestRole?: string };
  parameters: { title: string; fields: Field[] }[];
  body?: { required: boolean; shape: Shape; atLeastOneField: boolean };
  response: { status: string; type?: string; mediaType?: string; shape?: Shape; example?: string };
  errors: { status: number; codes: { code: ErrorCode; title: string }[] }[];
  curl: string;
  typescript: string;
};

/** The operations of one tag, shown on one page at /docs/reference/{slug}. */
export type ReferenceSection = { name: string; slug: string; description: string; operations: ReferenceOperation[] };

/** The URL of an operation in the reference. */
export function referenceHref({ tag, operationId }: Pick<Contract, "tag" | "operationId">): string {
  return `/docs/reference/${slugOf(tag)}#${operationId}`;
}

function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}

const references = new WeakMap<OpenApiDocument, ReferenceSection[]>();

/** The operations of the document in sections, in the order of its tags. */
export function referenceOf(document: OpenApiDocument): ReferenceSection[] {
  const sections = references.get(document) ?? sectionsOf(document);
  references.set(document, sections);
  return sections;
}

function sectionsOf(document: OpenApiDocument): ReferenceSection[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      tag: operation.tags[0],
      shown: show(document, method.toUpperCase(), path, operation),
    })),
  );
  return document.tags.map(({ name, description }) => ({
    name,
    slug: slugOf(name),
    description,
    operations: operations.filter(({ tag }) => tag === name).map(({ shown }) => shown),
  }));
}

function show(document: OpenApiDocument, method: string, path: string, operation: Operation): ReferenceOperation {
  const { components } = document;
  const parameters = operation.parameters.map((one) => parameterOf(one, components.parameters));
  const body = operation.requestBody && contentOf(operation.requestBody.content);
  const access = accessOf(operation);
  const snippet: SnippetInput = {
    method,
    path: examplePath(path, parameters),
    access: access.kind,
    body: body?.example,
  };
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    access,
    parameters: groupsOf(parameters, components.schemas),
    ...(body && {
      body: {
        required: operation.requestBody?.required ?? false,
        shape: shapeOf(body.schema, components.schemas),
        atLeastOneField: body.schema.minProperties === 1,
      },
    }),
    response: responseOf(operation, components.schemas),
    errors: errorsOf(operation),
    curl: curlOf(snippet),
    typescript: typescriptOf(snippet),
  };
}

function parameterOf(parameter: Parameter | Reference, shared: Record<string, Parameter>): Parameter {
  if (!("$ref" in parameter)) return parameter;
  const found = shared[parameter.$ref.replace("#/components/parameters/", "")];
  if (!found) throw new Error(`${parameter.$ref} does not exist`);
  return found;
}

const PARAMETER_GROUPS = { path: "Path parameters", query: "Query parameters", header: "Headers" } as const;

function groupsOf(parameters: Parameter[], schemas: Record<string, Schema>): ReferenceOperation["parameters"] {
  return Object.entries(PARAMETER_GROUPS).flatMap(([location, title]) => {
    const here = parameters.filter((parameter) => parameter.in === location);
    const fields = here.map(({ name, schema, required, description }) =>
      fieldOf(name, { ...schema, ...(description && { description }) }, required, schemas),
    );
    return fields.length > 0 ? [{ title, fields }] : [];
  });
}

function accessOf(operation: Operation): ReferenceOperation["access"] {
  const [first] = operation.security;
  if (!first) return { kind: "public" };
  const [permission] = Object.values(first).flat();
  return {
    kind: "apiKey" in first ? "any" : "session",
    ...(permission && { permission }),
    ...(operation["x-lowest-role"] && { lowestRole: operation["x-lowest-role"] }),
  };
}

function examplePath(path: string, parameters: Parameter[]): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.name === name);
    return String(parameter?.schema.examples?.[0] ?? name);
  });
}

function responseOf(operation: Operation, schemas: Record<string, Schema>): ReferenceOperation["response"] {
  const [status = "", response] = Object.entries(operation.responses).find(([code]) => code.startsWith("2")) ?? [];
  const content = response?.content && contentOf(response.content);
  if (!content) return { status };
  const [mediaType = ""] = Object.keys(response.content ?? {});
  return {
    status,
    type: typeOf(content.schema, schemas),
    mediaType,
    shape: shapeOf(content.schema, schemas),
    ...(content.example !== undefined && { example: JSON.stringify(content.example, null, 2) }),
  };
}

function errorsOf(operation: Operation): ReferenceOperation["errors"] {
  const groups = new Map<number, ReferenceOperation["errors"][number]>();
  for (const code of operation["x-error-codes"]) {
    const { status, title } = ERRORS[code];
    const group = groups.get(status) ?? { status, codes: [] };
    group.codes.push({ code, title });
    groups.set(status, group);
  }
  return [...groups.values()].sort((a, b) => a.status - b.status);
}

function contentOf(content: Record<string, MediaType>): MediaType {
  const [first] = Object.values(content);
  if (!first) throw new Error("the media types are empty");
  return first;
}
