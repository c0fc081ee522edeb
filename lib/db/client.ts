import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/client";
import { pool } from "./pool";

declare global {
  var crowdeePrisma: PrismaClient | undefined;
}

/** The process's Prisma client, on the shared pool. */
export function db(): PrismaClient {
  // The minimal error format keeps the values of a failing query out of messages, and so out of logs.
  globalThis.crowdeePrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()), errorFormat: "minimal" });
  return globalThis.crowdeePrisma;
}

/** A client inside a transaction, or the plain one. */
export type Db = Prisma.TransactionClient;

export { Prisma };
