import { describe, expect, it } from "vitest";
import { ERRORS } from "../errors";
import { PERMISSIONS } from "../permissions";
import { errorsOf } from "./contract";
import { CONTRACTS } from "./index";

describe("contracts", () => {
  it("name every operation and every address once", () => {
    const ids = CONTRACTS.map((contract) => contract.operationId);
    const addresses = CONTRACTS.map((contract) => `${contract.method} ${contract.path}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each(CONTRACTS)("$operationId declares parameters for exactly the braces in its path", (contract) => {
    const braces = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(contract.params?.shape ?? {})).toEqual(braces);
    if (contract.organization === "path") expect(braces).toContain("organizationId");
  });

  it.each(CONTRACTS)("$operationId names a permission that exists and a status that fits its response", (contract) => {
    expect(["public", "authenticated", "operator", ...Object.keys(PERMISSIONS)]).toContain(contract.permission);
    expect(contract.response === undefined).toBe(contract.status === 204);
  });

  it.each(CONTRACTS.filter(({ body }) => body))("$operationId rejects unknown fields in its body", (contract) => {
    const example = (contract.example?.body ?? {}) as Record<string, unknown>;
    const parsed = contract.body?.safeParse({ ...example, ownerId: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b" });
    expect(parsed?.error?.issues).toContainEqual(expect.objectContaining({ code: "unrecognized_keys" }));
  });

  it.each(CONTRACTS.filter(({ query }) => query))("$operationId rejects unknown query parameters", (contract) => {
    expect(contract.query?.safeParse({ unknown: "1" }).success).toBe(false);
  });

  it("return no error that the table does not have", () => {
    for (const contract of CONTRACTS) {
      for (const code of errorsOf(contract)) expect(ERRORS).toHaveProperty(code);
    }
  });

  it("open nothing to the public but what the guide lists", () => {
    const open = CONTRACTS.filter((contract) => contract.permission === "public").map(({ path }) => path);
    expect(open.sort()).toEqual(
      [
        "/.well-known/api-catalog",
        "/api",
        "/api/auth/password-reset",
        "/api/auth/password-reset/confirm",
        "/api/auth/sign-up",
        "/api/health",
        "/api/openapi.json",
        "/api/v1",
      ].sort(),
    );
  });

  it("keep keys, tokens and account settings to browser sessions", () => {
    const managed = CONTRACTS.filter(({ path }) => /^\/api\/v1\/(api-keys|tokens|account)/.test(path));
    expect(managed.length).toBeGreaterThan(5);
    for (const contract of managed) expect(contract.session, contract.operationId).toBe(true);
  });

  it("keep managing people and deleting an organization to browser sessions", () => {
    const management = ["member:manage", "invitation:manage", "organization:transfer", "organization:delete"];
    const managed = CONTRACTS.filter(({ permission }) => management.includes(permission));
    expect(managed.length).toBeGreaterThan(6);
    for (const contract of managed) expect(contract.session, contract.operationId).toBe(true);
  });
});
