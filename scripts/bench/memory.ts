import { readFileSync } from "node:fs";

/** The memory of a process in MB: at this moment, and the most it ever had. */
export type Memory = { now: number; peak: number };

/** What the operating system says a process holds; `undefined` where it does not say it in this way (all but Linux). */
export function memoryOf(pid: number | undefined): Memory | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
    return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
  } catch {
    return undefined;
  }
}
