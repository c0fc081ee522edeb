import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";

/** How long a transaction waits for a connection, and may take from there. */
const WAIT_MS = 5_000;
const TRANSACTION_MS = 10_000;

declare global {
  var crowdeePrisma: PrismaClient | undefined;
}

/** The process's Prisma client, on the shared pool. */
export function db(): PrismaClient {
  // The minimal error format keeps the values of a failing query out of messages, and so out of logs.
  globalThis.crowdeePrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    errorFormat: "minimal",
    transactionOptions: { maxWait: WAIT_MS, timeout: TRANSACTION_MS },
  });
  return globalThis.crowdeePrisma;
}
