import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { CONTRACTS } from "../contracts";
import { contract, errorsOf } from "../contracts/contract";
import { createProject, updateProject } from "../contracts/projects";
import { ERRORS } from "../errors";
import { openApiDocument } from "./document";
import { exampleProblem, problemSchemaOf } from "./problems";
import { createSchemaSet } from "./schemas";
import type { Operation } from "./types";

const APP_URL = "https://crowdee.example";
const document = openApiDocument(APP_URL);

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it("describes every contract, once", () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      CONTRACTS.map(({ operationId }) => operationId).sort(),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it("has no dangling reference", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target = ""]) => target);
    expect(references.length).toBeGreaterThan(100);
    for (const reference of new Set(references)) expect(resolve(reference), reference).toBeDefined();
  });

  it("has no unused component", () => {
    const text = JSON.stringify(document);
    const { securitySchemes: _, ...components } = document.components;
    for (const [kind, members] of Object.entries(components)) {
      for (const name of Object.keys(members)) {
        if (kind === "examples" && name === "method_not_allowed") continue; // Returned by every path, declared by none.
        if (kind === "examples" && name === "malformed_request") continue; // Returned before the path is known.
        expect(text, `${kind}/${name}`).toContain(`"#/components/${kind}/${name}"`);
      }
    }
  });

  it.each(operations)(
    "$name has a summary, a tag, its path parameters and a request example",
    ({ path, operation }) => {
      expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
      expect(document.tags.map(({ name }) => name)).toContain(operation.tags[0]);
      const declared = operation.parameters.flatMap((one) => ("in" in one && one.in === "path" ? [one.name] : []));
      expect(declared.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort());
      if (operation.requestBody) expect(contentOf(operation.requestBody).example).toBeDefined();
    },
  );

  it.each(operations)("$name has one success with an example, and every error", ({ operation }) => {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
    expect(successes).toHaveLength(1);
    for (const [status, response] of successes) {
      if (status !== "204") expect(contentOf(response).example).toBeDefined();
      expect(response.headers).toHaveProperty("X-Request-Id");
    }
    expect(codesOf(operation).sort()).toEqual([...operation["x-error-codes"]].sort());
  });

  it("declares headers on the responses that have them", () => {
    for (const { path, operation } of operations) {
      for (const [status, { headers }] of Object.entries(operation.responses)) {
        const names = Object.keys(headers);
        expect(names.includes("Retry-After")).toBe(["429", "503"].includes(status));
        expect(names.includes("WWW-Authenticate")).toBe(["401", "403"].includes(status));
        expect(names.includes("RateLimit")).toBe(path !== "/api/health");
      }
    }
  });

  it("requires the credentials and permissions that the contract requires", () => {
    const security = (id: string) =>
      operations.find(({ operation }) => operation.operationId === id)?.operation.security;
    expect(security("getApiRoot")).toEqual([]);
    expect(security("createApiKey")).toEqual([{ session: [] }]);
    const permission = ["project:write"];
    expect(security("createProject")).toEqual([
      { apiKey: permission },
      { accessToken: permission },
      { session: permission },
    ]);
  });

  it("rejects unknown fields in requests and allows new ones in responses", () => {
    const body = operations.find(({ operation }) => operation.operationId === "createProject")?.operation.requestBody;
    expect(body && contentOf(body).schema.additionalProperties).toBe(false);
    expect(document.components.schemas.Project).not.toHaveProperty("additionalProperties");
  });
});

describe("component ids", () => {
  it("name one schema each: a second schema with the same id is an error", () => {
    const schemas = createSchemaSet();
    const first = z.object({ a: z.string() }).meta({ id: "Same" });
    schemas.add(first, "output");
    expect(() => schemas.add(first, "output")).not.toThrow();
    expect(() => schemas.add(z.object({ b: z.string() }).meta({ id: "Same" }), "output")).toThrow(
      "two different schemas have the component id Same",
    );
  });

  it("are checked when the document's module is loaded, as in a build", async () => {
    vi.resetModules();
    vi.doMock("../contracts", () => ({
      CONTRACTS: [
        contract({ ...createProject, body: z.strictObject({ a: z.string() }).meta({ id: "Same" }) }),
        contract({ ...updateProject, body: z.strictObject({ b: z.string() }).meta({ id: "Same" }) }),
      ],
    }));
    await expect(import("./document")).rejects.toThrow("two different schemas have the component id Same");
    vi.doUnmock("../contracts");
  });

  it("name one direction each: a schema that differs as input and output is an error", () => {
    const schemas = createSchemaSet();
    const schema = z.object({ a: z.string().default("x") }).meta({ id: "Defaulted" });
    schemas.add(schema, "output");
    expect(() => schemas.add(schema, "input")).toThrow("two different schemas have the component id Defaulted");
  });
});

describe("examples", () => {
  it.each(CONTRACTS.map((contract) => ({ id: contract.operationId, contract })))("of $id parse", ({ contract }) => {
    const { body, response, example, status } = contract;
    if (body && !isPlaceholder(example?.body)) body.parse(example?.body);
    if (status !== 204) expect(response?.parse(example?.response)).toEqual(example?.response);
  });

  it.each(Object.keys(ERRORS) as (keyof typeof ERRORS)[])("of a %s error parses", (code) => {
    const { status, headers, body } = exampleProblem(code, APP_URL);
    expect(problemSchemaOf(code).strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({ code, status, type: `${APP_URL}/docs/errors/${code}` });
    expect("Retry-After" in headers).toBe(status === 429 || status === 503);
  });

  it("some operation can return each code, except the codes returned before routing", () => {
    const returned = new Set(CONTRACTS.flatMap((contract) => errorsOf(contract)));
    const missing = Object.keys(ERRORS).filter((code) => !returned.has(code as keyof typeof ERRORS));
    expect(missing).toEqual(["malformed_request", "method_not_allowed"]);
  });
});

/** The token of an emailed link is shown as a placeholder, which does not parse. */
function isPlaceholder(body: unknown): boolean {
  return typeof body === "object" && body !== null && "token" in body && String(body.token).startsWith("<");
}

function resolve(reference: string): unknown {
  return reference
    .replace("#/", "")
    .split("/")
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
}

function contentOf({ content = {} }: Pick<Operation["responses"][string], "content">) {
  const [first] = Object.values(content);
  if (!first) throw new Error("the media types are empty");
  return first;
}

function codesOf({ responses }: Operation): string[] {
  return Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, response]) => Object.keys(contentOf(response).examples ?? {}));
}
