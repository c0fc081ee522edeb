import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

/** A transaction that everything done on the way of one call joins, and what waits for its end. */
type SharedTransaction = { client: pg.PoolClient; isOpen: boolean; afterCommit: (() => Promise<void>)[] };

const storage = new AsyncLocalStorage<SharedTransaction>();

/** The transaction of the present call, if it has one that has not ended. Work that outlives the call finds none. */
export function sharedTransaction(): SharedTransaction | undefined {
  const shared = storage.getStore();
  return shared?.isOpen ? shared : undefined;
}

/**
 * Lets all statements and transactions of some work join one transaction.
 *
 * @returns its result, and the tasks to run once the transaction has been committed
 */
export async function sharing<T>(
  client: pg.PoolClient,
  work: () => Promise<T>,
): Promise<{ result: T; afterCommit: (() => Promise<void>)[] }> {
  const shared: SharedTransaction = { client, isOpen: true, afterCommit: [] };
  try {
    return { result: await storage.run(shared, work), afterCommit: shared.afterCommit };
  } finally {
    shared.isOpen = false;
  }
}

/**
 * Does what must not happen before the change is certain, such as sending mail: at once, or after the commit of the
 * transaction that the present call shares.
 */
export async function afterCommit(task: () => Promise<void>): Promise<void> {
  const shared = sharedTransaction();
  if (shared) shared.afterCommit.push(task);
  else await task();
}
