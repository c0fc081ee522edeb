import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { LockHeld, takeLock } from "./owner-lock";

/** What the worker is told, and what it tells. */
export type WorkerInput = { folder: string } & ({ task: "create" } | { task: "serve"; password: string });
export type WorkerReport = { created: true } | { port: number } | { failure: string };

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
  const folder = join(dataDir, "database");
  const password = randomBytes(24).toString("base64url");
  let worker: Worker | undefined;
  try {
    await createUnlessThere(folder);
    const serving = startWorker({ task: "serve", folder, password });
    worker = serving;
    const failed = failureOf(serving);
    const { port } = await reported(serving, failed, "port");
    const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
    lock.note(url);
    return { url, failed, close: () => stop(serving).finally(() => lock.release()) };
  } catch (error) {
    await worker?.terminate();
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

/**
 * Creates the database unless it is there. A creation cut short leaves its mark and starts over: nobody had been served
 * yet. It has a thread of its own, because the 500 MB it takes are given back only when its thread ends.
 */
async function createUnlessThere(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  if (existsSync(folder) && !existsSync(unfinished)) return;
  writeFileSync(unfinished, "");
  rmSync(folder, { recursive: true, force: true });
  const worker = startWorker({ task: "create", folder });
  try {
    await reported(worker, failureOf(worker), "created");
  } finally {
    await worker.terminate();
  }
  rmSync(unfinished);
}

const YOUNG_MB = 16;

function startWorker(input: WorkerInput): Worker {
  return new Worker(new URL("./embedded-database-thread.mjs", import.meta.url), {
    workerData: input,
    // The database has memory of its own; what passes through this heap is short-lived, and the process's flags are not for it.
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
}

/** The reason why a worker fails, if it ever does. */
function failureOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.on("message", (report: WorkerReport) => "failure" in report && resolve(report.failure));
    worker.on("error", (error) => resolve(error instanceof Error ? error.message : String(error)));
  });
}

/** The report with this field, once a worker makes it. Throws when it fails before. */
function reported<Field extends "created" | "port">(
  worker: Worker,
  failed: Promise<string>,
  field: Field,
): Promise<Extract<WorkerReport, Record<Field, unknown>>> {
  return new Promise((resolve, reject) => {
    worker.on("message", (report: WorkerReport) => {
      if (field in report) resolve(report as Extract<WorkerReport, Record<Field, unknown>>);
    });
    failed.then((reason) => reject(new Error(reason)));
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
