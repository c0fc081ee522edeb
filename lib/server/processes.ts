import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { log } from "../log";
import { limitCounter } from "./machine-store";
import type { Serving } from "./serving";

/**
 * The number of processes that an option asks for: a whole number, or `auto`, one for each processor.
 *
 * @throws Error when it is neither
 */
export function processCount(option: string): number {
  if (option === "auto") return availableParallelism();
  if (/^[1-9]\d?$/.test(option)) return Number(option);
  throw new Error("--processes must be a number from 1 to 99, or auto.");
}

/**
 * Serves in several processes that run this same program and share one port. A process that ends unexpectedly is replaced.
 *
 * @throws Error when one ends before it serves
 */
export async function serveInProcesses(count: number): Promise<Serving> {
  const countForWorker = limitCounter();
  let stopping = false;
  const start = () => {
    const worker = cluster.fork();
    countForWorker(worker);
    return worker;
  };
  await Promise.all(Array.from({ length: count }, () => serving(start())));
  cluster.on("exit", ({ process: { pid } }, code, signal) => {
    if (stopping) return;
    log().error({ pid, code, signal }, "a process ended unexpectedly and is replaced");
    start();
  });
  return {
    async stop() {
      stopping = true;
      await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)));
    },
  };
}

async function serving(worker: Worker): Promise<void> {
  const ended = once(worker, "exit").then(([code]) => {
    throw new Error(`A process ended with code ${code} before it served.`);
  });
  await Promise.race([once(worker, "listening"), ended]);
  ended.catch(() => {});
}

async function end(worker: Worker): Promise<void> {
  const ended = once(worker, "exit");
  worker.process.kill("SIGTERM");
  await ended;
}
