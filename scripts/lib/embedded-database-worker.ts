import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { WorkerInput, WorkerReport } from "./embedded-database";
import { PGliteServer } from "./pglite-server";

const { dataDir, password }: WorkerInput = workerData;

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  report({ failure: `The embedded database broke down: ${reason}` });
}

/**
 * Opens the folder, or creates it. A creation cut short leaves its mark, and starts over: nobody had been served yet,
 * so there is nothing to lose.
 */
async function open(): Promise<PGlite> {
  const folder = join(dataDir, "database");
  const unfinished = join(dataDir, "database.unfinished");
  if (existsSync(unfinished)) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(folder)) writeFileSync(unfinished, "");
  const db = await PGlite.create(folder);
  rmSync(unfinished, { force: true });
  return db;
}

try {
  const db = await open();
  const server = new PGliteServer(db, password, fail);
  report({ port: await server.listen() });
  parentPort?.once("message", async () => {
    await server.close();
    await db.close();
    process.exit(0);
  });
} catch (error) {
  fail(error);
}
