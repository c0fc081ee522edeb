import { describe, expect, it, vi } from "vitest";
import { sql } from "./sql";

const textOf = ({ parts }: ReturnType<typeof sql>) => parts.join("?");

describe("sql", () => {
  it("keeps values out of the text", () => {
    const statement = sql`SELECT ${"'; DROP TABLE users; --"}, ${1}`;
    expect(textOf(statement)).toBe("SELECT ?, ?");
    expect(statement.values).toEqual(["'; DROP TABLE users; --", 1]);
  });

  it("puts parts of statements in their places, their values in order", () => {
    const inner = sql`b = ${2} AND c = ${3}`;
    const statement = sql`WHERE a = ${1} AND ${inner} AND d = ${4} ${sql``}`;
    expect(textOf(statement)).toBe("WHERE a = ? AND b = ? AND c = ? AND d = ? ");
    expect(statement.values).toEqual([1, 2, 3, 4]);
  });

  it("is plain text without any", () => {
    expect(sql`SELECT ${sql`1`}`).toEqual({ parts: ["SELECT 1"], values: [] });
  });
});

describe("the names of prepared statements", () => {
  it("differ between texts even when the module is loaded more than once over the same connections", async () => {
    const queries: { name?: string; text: string }[] = [];
    const connection = {
      query: async (config: { name?: string; text: string }) => queries.push(config) && { rows: [] },
    };
    for (const text of ["SELECT 1", "SELECT 2", "SELECT 1"]) {
      vi.resetModules();
      const { Sql, queryRows } = await import("./sql");
      await queryRows(new Sql([text], []), connection as never);
    }
    const [first, second, again] = queries.map(({ name }) => name);
    expect(first).not.toBe(second);
    expect(first).toBe(again);
  });
});
