import pg from "pg";
import { env } from "../env";

const CONNECT_MS = 5_000;
const QUERY_MS = 10_000;
/** All clients of the embedded database share one session and run one after another: more connections gain nothing. */
const EMBEDDED_POOL_SIZE = 3;
const POOL_SIZE = 10;

declare global {
  var crowdeePool: pg.Pool | undefined;
}

/** The process's only connection pool, shared by Prisma and by the statements written by hand. */
export function pool(): pg.Pool {
  globalThis.crowdeePool ??= createPool();
  return globalThis.crowdeePool;
}

function createPool(): pg.Pool {
  const { DATABASE_URL, DATABASE_POOL_SIZE, CROWDEE_EMBEDDED_DATABASE } = env();
  const created = new pg.Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL_SIZE ?? (CROWDEE_EMBEDDED_DATABASE ? EMBEDDED_POOL_SIZE : POOL_SIZE),
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
    // Statements given to a connection together travel together, instead of each waiting for the one before.
    pipeline: true,
  });
  // A connection lost while idle is replaced on the next use; without a listener it would end the process.
  created.on("error", () => {});
  return created;
}
