import { CONTRACTS } from "../contracts";
import { type Contract, TAGS } from "../contracts/contract";
import { sessionCookieName } from "../credentials/identify";
import { ERRORS } from "../errors";
import { HEADERS } from "./headers";
import { operationOf } from "./operation";
import { PARAMETERS } from "./parameters";
import { ERROR_CODES, exampleProblem } from "./problems";
import { createSchemaSet } from "./schemas";
import { SECURITY_SCHEMES } from "./security";
import type { OpenApiDocument, OperationMethod } from "./types";

/** Built when the module is loaded, which `next build` does too, so that an invalid contract fails the build. */
const { paths, schemas } = operationsOf(CONTRACTS);

const documents = new Map<string, OpenApiDocument>();

/**
 * The API as an OpenAPI 3.1 document, built from the contracts the runtime serves, so the two cannot disagree.
 *
 * @param appUrl  our public origin
 * @see https://spec.openapis.org/oas/v3.1.1
 */
export function openApiDocument(appUrl: string): OpenApiDocument {
  const document = documents.get(appUrl) ?? buildDocument(appUrl);
  documents.set(appUrl, document);
  return document;
}

function buildDocument(appUrl: string): OpenApiDocument {
  const used = new Set<string>(CONTRACTS.map((contract) => contract.tag));
  return {
    openapi: "3.1.1",
    info: INFO,
    externalDocs: { description: "The guide", url: `${appUrl}/docs` },
    servers: [{ url: appUrl, description: "This deployment" }],
    tags: Object.entries(TAGS)
      .filter(([name]) => used.has(name))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES(sessionCookieName(appUrl)),
      parameters: PARAMETERS,
      headers: HEADERS,
      schemas,
      examples: problemExamples(appUrl),
    },
  };
}

/** The operations of the contracts by path and method, and the schemas that they refer to. */
function operationsOf(contracts: readonly Contract[]): {
  paths: OpenApiDocument["paths"];
  schemas: OpenApiDocument["components"]["schemas"];
} {
  const set = createSchemaSet();
  const paths: OpenApiDocument["paths"] = {};
  for (const contract of contracts) {
    const method = contract.method.toLowerCase() as OperationMethod;
    paths[contract.path] = { ...paths[contract.path], [method]: operationOf(contract, set) };
  }
  return { paths, schemas: set.components };
}

const INFO: OpenApiDocument["info"] = {
  title: "Crowdee API",
  version: "1.0.0",
  summary: "Verify content through one API.",
  description: [
    "Requests and responses are JSON in UTF-8 with camelCase names. Times are UTC (ISO 8601). IDs have a prefix that names the type of resource.",
    "Lists return `data` and `nextCursor`. Pass `nextCursor` back as `cursor` until it is null.",
    "Errors are problem documents (RFC 9457). Branch on their `code`.",
    "Unknown fields and query parameters are rejected with 422.",
  ].join("\n\n"),
};

function problemExamples(appUrl: string): OpenApiDocument["components"]["examples"] {
  return Object.fromEntries(
    ERROR_CODES.map((code) => [code, { summary: ERRORS[code].title, value: exampleProblem(code, appUrl).body }]),
  );
}
