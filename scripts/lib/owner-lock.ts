import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { factsOf, isRunning } from "./processes.mjs";

/** The process that holds a lock. `started` distinguishes it from a later process with the same id. */
export type Owner = { pid: number; started: string; note?: string };

/** Thrown when a living process holds the lock. */
export class LockHeld extends Error {
  constructor(readonly owner: Owner) {
    super(`held by process ${owner.pid}`);
  }
}

export type OwnerLock = {
  /** Leaves a word for whoever finds the lock held. */
  note(text: string): void;
  release(): void;
};

/**
 * Takes a lock that a dead owner does not keep: the file names its owner, and whoever finds it looks whether that
 * process still lives. Nothing has to be cleaned up after kill -9 or a power cut.
 * @param path the lock file; its folder must exist.
 * @throws LockHeld when a living process has it.
 */
export function takeLock(path: string): OwnerLock {
  const self: Owner = { pid: process.pid, started: factsOf(process.pid)?.started ?? "" };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(path, self)) {
      return { note: (text) => replace(path, { ...self, note: text }), release: () => remove(path) };
    }
    const owner = readOwner(path);
    if (owner && isAlive(owner)) throw new LockHeld(owner);
    removeStale(path);
  }
  throw new Error(`${path} cannot be taken.`);
}

function create(path: string, owner: Owner): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    // A link appears whole or not at all, so nobody ever reads a half-written lock.
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    remove(draft);
  }
}

function replace(path: string, owner: Owner): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  renameSync(draft, path);
}

/** Moves a dead owner's lock aside first: should a rival have taken it in the meantime, it is put back. */
function removeStale(path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  const owner = readOwner(aside);
  if (owner && isAlive(owner)) linkSync(aside, path);
  remove(aside);
}

/** The owner a lock file names; undefined when there is none or it cannot be read as one. */
function readOwner(path: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isOwner(owner) ? owner : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isOwner(value: unknown): value is Owner {
  return typeof value === "object" && value !== null && "pid" in value && Number.isInteger(value.pid);
}

function isAlive({ pid, started }: Owner): boolean {
  if (!isRunning(pid)) return false;
  const now = factsOf(pid)?.started;
  // Where the system does not tell when a process started, an id that runs has to be taken for its owner.
  return now === undefined || started === "" || now === started;
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
