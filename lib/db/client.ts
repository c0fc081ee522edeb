import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";
import { sharedTransaction } from "./shared-transaction";

/** How long a transaction waits for a connection, and may take from there. */
const WAIT_MS = 5_000;
const TRANSACTION_MS = 10_000;

declare global {
  var crowdeePrisma: PrismaClient | undefined;
}

/**
 * The process's Prisma client, on the shared pool. It takes a connection of its own, so it could neither see nor join a
 * shared transaction, and would wait for a connection while holding one: what a POST runs uses statements instead.
 */
export function db(): PrismaClient {
  if (sharedTransaction()) throw new Error("Prisma cannot join a shared transaction; write the statement with sql``");
  // The minimal error format keeps the values of a failing query out of messages, and so out of logs.
  globalThis.crowdeePrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    errorFormat: "minimal",
    transactionOptions: { maxWait: WAIT_MS, timeout: TRANSACTION_MS },
  });
  return globalThis.crowdeePrisma;
}
