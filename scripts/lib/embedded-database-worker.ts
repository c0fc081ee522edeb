import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { WorkerInput, WorkerReport } from "./embedded-database";
import { PGliteServer } from "./pglite-server";

/** The default of 128 MB is for a machine of its own; the system's file cache holds what does not fit here. */
const START_PARAMETERS = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

const input: WorkerInput = workerData;

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  report({ failure: `The embedded database broke down: ${reason}` });
}

function open(): Promise<PGlite> {
  return PGlite.create(input.folder, { startParams: START_PARAMETERS });
}

async function create(): Promise<void> {
  const db = await open();
  await db.close();
  report({ created: true });
}

async function serve(password: string): Promise<void> {
  const db = await open();
  const server = new PGliteServer(db, password, fail);
  report({ port: await server.listen() });
  parentPort?.once("message", async () => {
    await server.close();
    await db.close();
    process.exit(0);
  });
}

try {
  await (input.task === "create" ? create() : serve(input.password));
} catch (error) {
  fail(error);
}
