import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stopWithNpm } from "./signals.mjs";

/** The project's folder. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/** The exit code shells give a program ended by Ctrl-C. */
const INTERRUPTED = 130;

/** Thrown when a program has failed; the message holds all it said. */
export class StepFailed extends Error {}

/**
 * Runs a step that takes a while, showing that it goes on and how long it took.
 * @template T
 * @param {string} title what is being done
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const start = Date.now();
  const took = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  show(`  ${title} …`);
  const ticking = setInterval(() => process.stdout.isTTY && show(`  ${title} … ${took()}`), 500);
  try {
    const result = await work();
    show(`✓ ${title} (${took()})`, "\n");
    return result;
  } catch (error) {
    show(`✗ ${title}`, "\n");
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

/** Overwrites the line on a terminal, and so does whatever else is said meanwhile; elsewhere each is a line of its own. */
function show(/** @type {string} */ text, end = "") {
  process.stdout.write(process.stdout.isTTY ? `\r${text}\u001b[K${end || "\r"}` : `${text}\n`);
}

/**
 * Runs a program of Node's to its end; otherwise as {@link run}.
 * @param {string} script path of the program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runNode(script, args, env) {
  return run(process.execPath, [script, ...args], env);
}

/**
 * Runs a program to its end; what it says is shown only when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>}
 * @throws StepFailed when it fails
 */
export function run(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: PROJECT, env, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout.on("data", (data) => said.push(data));
    child.stderr.on("data", (data) => said.push(data));
    const interrupt = () => {
      child.kill("SIGTERM");
      process.exit(INTERRUPTED);
    };
    for (const signal of SIGNALS) process.once(signal, interrupt);
    child.once("error", reject);
    child.once("close", (code) => {
      for (const signal of SIGNALS) process.removeListener(signal, interrupt);
      if (code === 0) return resolve();
      reject(new StepFailed(`${[program, ...args].join(" ")} failed.\n\n${Buffer.concat(said)}`));
    });
  });
}

/**
 * Runs the whole of a script, no longer than the npm that started it, and says plainly why it failed.
 * @param {() => Promise<void>} main
 */
export function runToEnd(main) {
  stopWithNpm();
  main().catch((error) => {
    console.error(error instanceof Error ? `\n${error.message}` : error);
    process.exit(1);
  });
}
