import { pool } from "./pool";
import type { Transaction } from "./sql";

/**
 * Runs statements in one transaction: all of them hold, or none. Statements that do not depend on each other's rows are
 * best given together, with `Promise.all`: they run in that order but share a round trip.
 */
export async function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    // Not waited for: it shares the round trip of the first statement, which fails as well when this does.
    client.query("BEGIN").catch(() => {});
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    // A connection that cannot even roll back is closed, not reused.
    client.release(broken);
  }
}
