import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** One request of a load; a load turns through its list. */
export type LoadRequest = { path: string; headers?: Record<string, string>; method?: string; body?: string };

export type Load = { url: string; requests: LoadRequest[]; connections: number; seconds: number };

/** What came of a load: requests a second, and how many responses had which status. */
export type LoadResult = {
  perSecond: number;
  /** The median time from request to response. */
  milliseconds: number;
  /** The time that 99 of 100 responses stay below. */
  slowest: number;
  statuses: Record<string, number>;
  errors: number;
};

const PROGRAM = fileURLToPath(new URL("./load.mjs", import.meta.url));

/** Puts load on a server from a process of its own. */
export function load(job: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM], { stdio: ["pipe", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(text));
      else reject(new Error(`The load on ${job.url} failed.`));
    });
    child.stdin.end(JSON.stringify(job));
  });
}
