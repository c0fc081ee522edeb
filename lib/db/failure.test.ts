import { describe, expect, it } from "vitest";
import { isDatabaseUnavailable, isUniqueViolation, violatedForeignKey } from "./failure";

describe("isDatabaseUnavailable", () => {
  it.each([
    ["a rejected connection", { code: "ECONNREFUSED" }],
    ["one of several rejected", { errors: [{}, { code: "ECONNREFUSED" }] }],
    ["a server shutting down", { cause: { originalCode: "57P01" } }],
    [
      "a server shutting down in the middle of a transaction",
      { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "57P01", kind: "postgres" } } } },
    ],
    [
      "a connection that died between two statements",
      { message: "Client has encountered a connection error and is not queryable" },
    ],
    ["an adapter's own word for it", { cause: { kind: "DatabaseNotReachable" } }],
    ["a pool with nothing free", { message: "timeout exceeded when trying to connect" }],
    ["a transaction that got no turn", { code: "P2028" }],
    ["a transaction that gave way in a deadlock", { code: "P2034" }],
    ["a statement that gave way in a deadlock", { code: "40P01" }],
  ])("knows %s", (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ["a violated constraint", { code: "P2002" }],
    [
      "a statement Prisma has no code for",
      { code: "P2010", meta: { driverAdapterError: { cause: { code: "42601" } } } },
    ],
    ["a syntax error", { cause: { originalCode: "42601" } }],
    ["nothing at all", null],
    ["text", "ECONNREFUSED"],
  ])("takes %s for what it is", (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });

  it("ends with a cause that is its own", () => {
    const error: { cause?: unknown } = {};
    error.cause = error;
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});

describe("isUniqueViolation", () => {
  it("knows Prisma's code for it, Postgres's, and no other", () => {
    const errors = [{ code: "P2002" }, { code: "23505" }, { code: "P2003" }, { code: "23503" }, {}, null];
    expect(errors.map(isUniqueViolation)).toEqual([true, true, false, false, false, false]);
  });
});

describe("violatedForeignKey", () => {
  const cause = { kind: "ForeignKeyConstraintViolation", constraint: { index: "projects_organization_id_fkey" } };

  it.each([
    ["a violation in a query", { code: "P2003", meta: { driverAdapterError: { cause } } }],
    ["a violation in a raw statement", { code: "P2010", meta: { driverAdapterError: { cause } } }],
    ["the driver's own error", { cause }],
    ["Postgres itself", { code: "23503", constraint: "projects_organization_id_fkey" }],
  ])("names the constraint of %s", (_, error) => {
    expect(violatedForeignKey(error)).toBe("projects_organization_id_fkey");
  });

  it.each([
    [
      "a unique constraint",
      { meta: { driverAdapterError: { cause: { ...cause, kind: "UniqueConstraintViolation" } } } },
    ],
    ["another error", new Error("no")],
    ["nothing at all", null],
  ])("names none for %s", (_, error) => {
    expect(violatedForeignKey(error)).toBeNull();
  });
});
