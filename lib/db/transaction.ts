import { pool } from "./pool";
import { sharedTransaction, sharing } from "./shared-transaction";
import type { Transaction } from "./sql";

/**
 * Runs statements in one transaction: all of them hold, or none. Joins the transaction that the present call shares, if
 * there is one. Statements that do not depend on each other's rows are best given together, with `Promise.all`: they run in
 * that order but share a round trip.
 */
export async function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const shared = sharedTransaction();
  return shared ? work(shared.client) : transact(work);
}

/**
 * Runs work whose statements and transactions all join one transaction, and then what was put off with `afterCommit`.
 *
 * @param last  records the result with a last statement, which shares the round trip of the commit
 */
export async function inSharedTransaction<T>(
  work: () => Promise<T>,
  last: (transaction: Transaction, result: T) => Promise<void>,
): Promise<T> {
  const { result, afterCommit } = await transact(
    (transaction) => sharing(transaction, work),
    (transaction, { result }) => last(transaction, result),
  );
  for (const task of afterCommit) await task();
  return result;
}

async function transact<T>(
  work: (transaction: Transaction) => Promise<T>,
  last?: (transaction: Transaction, result: T) => Promise<void>,
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    // Not waited for: it shares the round trip of the first statement, which fails as well when this does.
    client.query("BEGIN").catch(() => {});
    const result = await work(client);
    // Postgres takes the COMMIT after a failed statement as a ROLLBACK.
    await Promise.all([last?.(client, result), client.query("COMMIT")]);
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
