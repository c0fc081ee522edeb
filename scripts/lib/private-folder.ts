import { chmodSync, existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDER = 0o700;
const FILE = 0o600;

/**
 * Lets only the owner read a folder and everything in it, what this process creates from now on included. Links are left
 * alone, and so is what they lead to. A folder that does not exist yet is left to whoever creates it.
 */
export function keepPrivate(folder: string): void {
  process.umask(0o077);
  if (existsSync(folder)) repair(folder);
}

function repair(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    setMode(path, found.mode, FOLDER);
    for (const name of readdirSync(path)) repair(join(path, name));
  } else if (found?.isFile()) {
    setMode(path, found.mode, FILE);
  }
}

function setMode(path: string, mode: number, wanted: number): void {
  if ((mode & 0o777) !== wanted) chmodSync(path, wanted);
}
