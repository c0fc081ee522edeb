import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser";
import { pendingChanges } from "./migrations";
import { stopOnSignal } from "./signals.mjs";
import { PROJECT, run, StepFailed, step } from "./steps.mjs";
import { startTestServices, type TestServices } from "./test-services";

export type Tally = { passed: number; failed: number; skipped: number };

const RESULTS = join(PROJECT, "test-results");
const ON_CI = !["", "0", "false"].includes(process.env.CI ?? "");

/** Runs every check and test there is, the failing ones notwithstanding, and adds up what came of them. */
export async function runTests(build: () => Promise<void>): Promise<Tally> {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const checks = await runChecks();
  const built = await outcomeOf(build);
  const services = await step("Starting Postgres and Redis", startTestServices);
  stopOnSignal(async () => {
    running?.kill("SIGTERM");
    await services.stop();
  }, 130);
  try {
    const unit = await runVitest("unit", [], services.env);
    if (built.failed > 0) return sum([checks, built, unit, withoutBuild()]);
    const [integration, browser] = [await runIntegration(services), await runBrowserTests(services)];
    return sum([checks, built, unit, integration, browser, await check("No secrets left behind", searchForSecrets)]);
  } finally {
    await services.stop();
  }
}

/** The build has been counted as the failure it is; what needs it can tell nothing more. */
function withoutBuild(): Tally {
  console.log("\nSKIPPED: the integration and browser tests. There is no build to run them on.\n");
  return { passed: 0, failed: 0, skipped: 1 };
}

/** What needs no running program; each counts as one test. */
async function runChecks(): Promise<Tally> {
  return sum([
    await check("Style", () => runBin("@biomejs/biome", ["check", "--error-on-warnings"], "biome")),
    await check("Types", () => runBin("typescript", ["--noEmit"], "tsc")),
    await check("Import law", () => runBin("dependency-cruiser", ["."], "depcruise")),
    await check("Schema and migrations agree", schemaAgrees),
  ]);
}

function check(title: string, work: () => Promise<void>): Promise<Tally> {
  return outcomeOf(() => step(title, work));
}

async function outcomeOf(work: () => Promise<void>): Promise<Tally> {
  try {
    await work();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function schemaAgrees(): Promise<void> {
  const sql = await pendingChanges();
  if (sql !== undefined) throw new StepFailed(`The migrations lack what the schema has:\n\n${sql}`);
}

/** Searches the build and everything the tests recorded (responses, logs, dumps, data folders) for secrets. */
function searchForSecrets(): Promise<void> {
  return run(process.execPath, ["--import", "tsx/esm", join("e2e", "secrecy.ts")]);
}

async function runIntegration({ env, missing }: TestServices): Promise<Tally> {
  if (missing.length === 0) return runVitest("integration", ["--config", "vitest.integration.config.ts"], env);
  const missingServices = failOrSkip("the tests on a real server", missing.join(" "));
  const embedded = ["--config", "vitest.integration.config.ts", "--project", "embedded"];
  return sum([missingServices, await runVitest("integration", embedded, env)]);
}

async function runBrowserTests({ env }: TestServices): Promise<Tally> {
  const browser = await step("Looking for a browser", findBrowser);
  if (browser === undefined) {
    return failOrSkip("the browser tests", "No browser is here, and none could be downloaded or installed.");
  }
  const code = await runLoud("@playwright/test", ["test"], "playwright", { ...env, CHROMIUM_PATH: browser });
  return tallyOf(code, "ui.json", ({ stats }: PlaywrightReport) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** What could not be tested: on CI that is a failure, elsewhere said and counted as skipped. */
function failOrSkip(what: string, why: string): Tally {
  console.log(`\n${ON_CI ? "FAILED" : "SKIPPED"}: ${what}. ${why}\n`);
  return ON_CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
}

async function runVitest(name: string, args: string[], env: Record<string, string>): Promise<Tally> {
  console.log(`\n${name} tests`);
  const report = join(RESULTS, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runLoud("vitest", ["run", ...args, ...reporters], "vitest", env);
  return tallyOf(code, `${name}.json`, (result: VitestReport) => ({
    passed: result.numPassedTests,
    // A file that could not even be loaded has no tests to count.
    failed: result.numFailedTests + result.testResults.filter(isBroken).length,
    skipped: result.numPendingTests,
  }));
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

function isBroken({ status, assertionResults }: VitestReport["testResults"][number]): boolean {
  return status === "failed" && assertionResults.length === 0;
}

/** Reads a runner's report; a runner that failed without a failing test is a failure of its own. */
function tallyOf<Report>(code: number, file: string, read: (report: Report) => Tally): Tally {
  const path = join(RESULTS, file);
  const tally = existsSync(path) ? read(JSON.parse(readFileSync(path, "utf8"))) : { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function sum(tallies: Tally[]): Tally {
  const total = (key: keyof Tally) => tallies.reduce((so, tally) => so + tally[key], 0);
  return { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
}

function runBin(name: string, args: string[], bin: string): Promise<void> {
  return run(process.execPath, [binOf(name, bin), ...args]);
}

/** The runner under way. A signal to us alone would not reach it. */
let running: ChildProcess | undefined;

/** Runs a package's program with its output on ours, and returns its exit code. */
function runLoud(name: string, args: string[], bin: string, env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binOf(name, bin), ...args], {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    running = child;
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/** The file behind a program of a package. */
function binOf(name: string, bin: string): string {
  const folder = join(PROJECT, "node_modules", name);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, bins[bin]);
}
