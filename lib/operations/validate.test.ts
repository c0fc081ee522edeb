import { describe, expect, it } from "vitest";
import { z } from "zod";
import { apiKeyInputSchema } from "../contracts/api-keys";
import { pageQuerySchema } from "../contracts/common";
import type { ApiError } from "../errors";
import { validate } from "./validate";

type Members = { errors: unknown[]; omittedErrors?: number };

function membersOf(schema: z.ZodType, value: unknown): Members {
  try {
    validate(schema, value);
  } catch (error) {
    return (error as ApiError).members as Members;
  }
  throw new Error("expected an error");
}

const errorsOf = (schema: z.ZodType, value: unknown) => membersOf(schema, value).errors;

describe("validate", () => {
  it("returns the parsed value with defaults", () => {
    expect(validate(pageQuerySchema, {})).toEqual({ limit: 25 });
    expect(validate(pageQuerySchema, { limit: "7" })).toEqual({ limit: 7 });
  });

  it("names every unknown field by itself", () => {
    expect(errorsOf(z.strictObject({}), { userId: 1, a: 2 })).toEqual([
      { path: "userId", message: "is not a known field" },
      { path: "a", message: "is not a known field" },
    ]);
  });

  it("says that a missing field is required and a wrong one wrong", () => {
    const errors = errorsOf(apiKeyInputSchema, { role: "owner", organizationIds: ["org_x"] });
    expect(errors).toEqual([
      { path: "name", message: "is required" },
      expect.objectContaining({ path: "role" }),
      { path: "organizationIds.0", message: "must be an id that begins with org_" },
    ]);
  });

  it("says what a value of the wrong kind must be, in the schema's words where it has any", () => {
    const wrong = { name: 5, role: "owner", organizationIds: "all", expiresAt: 7 };
    expect(errorsOf(apiKeyInputSchema, wrong)).toEqual([
      { path: "name", message: "must be text" },
      { path: "role", message: "must be one of viewer, member, admin" },
      { path: "organizationIds", message: "must be a list" },
      { path: "expiresAt", message: "must be an ISO 8601 time such as 2027-01-31T00:00:00Z" },
    ]);
    expect(errorsOf(apiKeyInputSchema, { name: null })).toEqual([
      { path: "name", message: "must be text" },
      { path: "role", message: "is required" },
    ]);
    expect(errorsOf(pageQuerySchema, { limit: "ten" })).toEqual([{ path: "limit", message: "must be a number" }]);
    expect(errorsOf(apiKeyInputSchema, [])).toEqual([{ path: "", message: "must be an object" }]);
  });

  it("names the whole body with an empty path", () => {
    for (const value of [null, [], "text", 7, true]) {
      expect(errorsOf(apiKeyInputSchema, value)).toEqual([expect.objectContaining({ path: "" })]);
    }
  });

  it("rejects an empty scope instead of reading it as unlimited", () => {
    const errors = errorsOf(apiKeyInputSchema, { name: "ci", role: "member", organizationIds: [] });
    expect(errors).toEqual([expect.objectContaining({ path: "organizationIds" })]);
  });

  it("lists at most 50 fields and counts the others, however many are wrong", () => {
    const unknown = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`field${index}`, 1]));
    const { errors, omittedErrors } = membersOf(z.strictObject({}), unknown);
    expect(errors).toHaveLength(50);
    expect(errors.at(-1)).toEqual({ path: "field49", message: "is not a known field" });
    expect(omittedErrors).toBe(950);
  });

  it.each([
    ["one very long field name", { ["\u{1F600}".repeat(250_000)]: 1 }],
    ["fields that take more room in JSON", { ["\u0001".repeat(160_000)]: 1 }],
    [
      "many fields",
      Object.fromEntries(Array.from({ length: 800 }, (_, index) => [`${"\u0001".repeat(200)}${index}`, 1])),
    ],
  ])("returns less than 64 kB for a 1 MB body of %s", (_name, body) => {
    try {
      validate(z.strictObject({}), body);
      expect.unreachable();
    } catch (error) {
      const { members, message } = error as ApiError;
      expect(Buffer.byteLength(JSON.stringify({ ...members, detail: message }))).toBeLessThan(64_000);
    }
  });
});
