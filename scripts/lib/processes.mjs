import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What the system reports about a process. `started`, in the system's own unit, distinguishes it from a later process with the same id.
 * @typedef {{ parent: number; name: string; started: string }} ProcessFacts
 */

/**
 * Looks a process up; undefined when there is none, when it is dead but not yet buried, or when the system does not report it.
 * @param {number} pid
 * @returns {ProcessFacts | undefined}
 */
export function factsOf(pid) {
  try {
    return process.platform === "linux" ? factsFromProc(pid) : factsFromPs(pid);
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {ProcessFacts | undefined}
 */
function factsFromProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in brackets, may itself hold spaces and brackets, so the fields are counted from its end.
  const end = stat.lastIndexOf(")");
  const fields = stat.slice(end + 2).split(" ");
  if (fields[0] === "Z") return undefined;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return { parent: Number(fields[1]), name: stat.slice(stat.indexOf("(") + 1, end), started: `${boot} ${fields[19]}` };
}

/**
 * @param {number} pid
 * @returns {ProcessFacts | undefined}
 */
function factsFromPs(pid) {
  const line = execFileSync("ps", ["-o", "ppid=,lstart=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [, parent, started, path] = /^\s*(\d+)\s+(\w+\s+\w+\s+\d+\s+\S+\s+\d+)\s+(.*)/.exec(line) ?? [];
  if (!parent || !started || !path) return undefined;
  return { parent: Number(parent), name: path.slice(path.lastIndexOf("/") + 1).trim(), started };
}

/**
 * True when a process of that id runs, whoever it belongs to.
 * @param {number} pid
 * @returns {boolean}
 */
export function isRunning(pid) {
  // Asking by signal counts the dead that nobody has buried yet.
  if (process.platform === "linux") return factsOf(pid) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
