import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { LockHeld, takeLock } from "./owner-lock";

/** What the worker is told, and what it tells. */
export type WorkerInput = { dataDir: string; password: string };
export type WorkerReport = { port: number } | { failure: string };

export type EmbeddedDatabase = {
  /** For any Postgres client on this machine. */
  url: string;
  /** Settles with the reason when the database breaks down by itself. */
  failed: Promise<string>;
  close(): Promise<void>;
};

/** Thrown when another living process has the data folder open; `url` reaches the database it serves, once it does. */
export class DatabaseInUse extends Error {
  constructor(
    dataDir: string,
    readonly pid: number,
    readonly url: string | undefined,
  ) {
    super(
      `The embedded database in ${dataDir} is open in process ${pid}. Stop that one first, or set another DATA_DIR.`,
    );
  }
}

/**
 * Opens the embedded Postgres in `DATA_DIR/database`, creating it on first use, and serves it on a free loopback port.
 * It lives in a thread of this process, so it can never outlive it.
 * @throws DatabaseInUse when another process has it open.
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockOrSay(dataDir);
  const password = randomBytes(24).toString("base64url");
  const worker = startWorker({ dataDir, password });
  const failed = new Promise<string>((resolve) => {
    worker.on("message", (report: WorkerReport) => "failure" in report && resolve(report.failure));
    worker.on("error", (error) => resolve(error instanceof Error ? error.message : String(error)));
  });
  try {
    const port = await Promise.race([listening(worker), failed.then((reason) => Promise.reject(new Error(reason)))]);
    const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
    lock.note(url);
    return { url, failed, close: () => stop(worker).finally(() => lock.release()) };
  } catch (error) {
    await worker.terminate();
    lock.release();
    throw error;
  }
}

function lockOrSay(dataDir: string) {
  try {
    return takeLock(join(dataDir, "database.owner"));
  } catch (error) {
    if (error instanceof LockHeld) throw new DatabaseInUse(dataDir, error.owner.pid, error.owner.note);
    throw error;
  }
}

function startWorker(input: WorkerInput): Worker {
  return new Worker(new URL("./embedded-database-thread.mjs", import.meta.url), { workerData: input });
}

function listening(worker: Worker): Promise<number> {
  return new Promise((resolve) => {
    worker.on("message", (report: WorkerReport) => "port" in report && resolve(report.port));
  });
}

/** Lets the worker close the database; one that does not respond is terminated, which loses nothing acknowledged either. */
async function stop(worker: Worker): Promise<void> {
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.postMessage("close");
  const killTimer = setTimeout(() => void worker.terminate(), 5_000);
  await exited;
  clearTimeout(killTimer);
}
