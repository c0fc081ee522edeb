import type pg from "pg";
import { pool } from "./pool";
import { sharedTransaction } from "./shared-transaction";

/** What a statement may hold as a parameter. */
export type SqlValue = string | number | boolean | Date | Buffer | null | readonly string[];

/** A statement, or a part of one, with its parameters apart from its text. */
export class Sql {
  /** @param parts  the text around the parameters: one more than there are parameters */
  constructor(
    readonly parts: readonly string[],
    readonly values: readonly SqlValue[],
  ) {}
}

/** A transaction in progress, for statements that must run in it. */
export type Transaction = pg.PoolClient;

/**
 * Writes a statement: each value becomes a parameter, each {@link Sql} becomes part of the text. No value ever becomes
 * text, so none can be read as SQL.
 */
export function sql(strings: TemplateStringsArray, ...holes: readonly (SqlValue | Sql)[]): Sql {
  const parts = [strings[0] ?? ""];
  const values: SqlValue[] = [];
  const append = (text: string) => {
    parts[parts.length - 1] += text;
  };
  holes.forEach((hole, index) => {
    if (hole instanceof Sql) {
      append(hole.parts[0] ?? "");
      parts.push(...hole.parts.slice(1));
      values.push(...hole.values);
      append(strings[index + 1] ?? "");
    } else {
      parts.push(strings[index + 1] ?? "");
      values.push(hole);
    }
  });
  return new Sql(parts, values);
}

/**
 * Runs a statement in one round trip and returns its rows: in the transaction that is given, or that the present call
 * shares, or in one of its own.
 */
export async function queryRows<Row extends object>(statement: Sql, transaction?: Transaction): Promise<Row[]> {
  const { rows } = await (transaction ?? sharedTransaction()?.client ?? pool()).query<Row>(toConfig(statement));
  return rows;
}

/** The first row of {@link queryRows}, or `null`. */
export async function queryRow<Row extends object>(statement: Sql, transaction?: Transaction): Promise<Row | null> {
  const [row] = await queryRows<Row>(statement, transaction);
  return row ?? null;
}

declare global {
  /**
   * The name of each prepared statement by its text. Texts come from the code alone, so there are as many as it holds.
   * Kept where the pool is: pages and API routes are bundled apart but share its connections.
   */
  var crowdeeStatementNames: Map<string, string> | undefined;
}

function toConfig({ parts, values }: Sql): pg.QueryConfig {
  globalThis.crowdeeStatementNames ??= new Map();
  const names = globalThis.crowdeeStatementNames;
  const text = parts.reduce((left, right, index) => `${left}$${index}${right}`);
  let name = names.get(text);
  if (name === undefined) {
    name = `statement_${names.size}`;
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}
