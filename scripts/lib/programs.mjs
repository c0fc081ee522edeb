import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { userInfo } from "node:os";
import { delimiter, join } from "node:path";

/**
 * Looks for a program on the PATH.
 * @param {...string} names in order of preference
 * @returns {string | undefined} where it is
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs packages of the distribution, where that is possible without asking anyone: as root, with apt.
 * @param {string[]} packages
 * @returns {boolean} whether they are there now
 */
export function aptInstall(packages) {
  const apt = findProgram("apt-get");
  if (!apt || userInfo().uid !== 0) return false;
  // A server that was installed to be started by us must not start itself: init is told that this is no time for it.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const run = (/** @type {string[]} */ args) =>
    spawnSync(apt, ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  const install = () => run(["install", "-y", "--no-install-recommends", ...packages]).status === 0;
  // The package lists may be old or absent.
  return install() || (run(["update"]).status === 0 && install());
}
