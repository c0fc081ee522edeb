import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isRunning } from "./processes.mjs";

const SIGNALS = JSON.stringify(new URL("./signals.mjs", import.meta.url).href);
const STEPS = JSON.stringify(new URL("./steps.mjs", import.meta.url).href);
/** For the shell between npm and us. */
const ON_UNIX = process.platform !== "win32";

/** Serves until told to stop, then takes a moment for it. */
const SERVER = `
  import { stopOnSignal, stopWithNpm } from ${SIGNALS};
  stopOnSignal(async () => { console.log("stopping"); await new Promise((done) => setTimeout(done, 50)); console.log("stopped"); });
  stopWithNpm();
  setInterval(() => {}, 1_000);
  console.log("ready");
`;

/** Runs a step that never ends, in a program of its own, which leaves its id in a file. */
const BUILD = `
  import { run, runToEnd } from ${STEPS};
  runToEnd(() => run("sh", ["-c", 'echo $$ > "$PID_FILE"; exec sleep 600']));
`;

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

describe("what npm starts", () => {
  it.runIf(ON_UNIX)("stops in an orderly way when npm is killed", async () => {
    const { npm, said, ended } = underNpm(SERVER);
    await said("ready");
    npm.kill("SIGKILL");
    await ended;
    await said("stopped");
  });

  it.runIf(ON_UNIX)("stops when npm is ended, which signals only its shell", async () => {
    const { npm, said, ended } = underNpm(SERVER);
    await said("ready");
    npm.kill("SIGTERM");
    await ended;
    await said("stopped");
  });

  it.runIf(ON_UNIX)("leaves no step running when npm is ended in the middle of one", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "crowdee-signals-")), "pid");
    const { npm, ended } = underNpm(BUILD, { PID_FILE: file });
    await expect.poll(() => existsSync(file) && readFileSync(file, "utf8"), { timeout: 5_000 }).toMatch(/\n$/);
    npm.kill("SIGTERM");
    await ended;
    await expect.poll(() => isRunning(Number(readFileSync(file, "utf8")))).toBe(false);
  });
});

/** Runs a module as npm would: through a shell, which dies of a signal alone. */
function underNpm(source: string, env: Record<string, string> = {}) {
  const npm = spawn(
    process.execPath,
    [
      "-e",
      `const shell = require("node:child_process").spawn("sh", ["-c", '"$NODE" --input-type=module -e "$SOURCE"; true'], { stdio: "inherit" });
       process.on("SIGTERM", () => { shell.kill("SIGTERM"); process.exit(143); });`,
    ],
    {
      env: { ...process.env, ...env, NODE: process.execPath, SOURCE: source, npm_lifecycle_event: "start" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  started.push(npm);
  let text = "";
  npm.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  // The output is at its end when the last process that inherited it has ended.
  const ended = once(npm.stdout, "end");
  return { npm, ended, said: (word: string) => expect.poll(() => text, { timeout: 5_000 }).toContain(word) };
}
