import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { aptInstall, findProgram, isExecutable } from "./programs.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** A download that has not come by then will not. */
const DOWNLOAD_MS = 180_000;

/**
 * Finds a browser for the tests: one that is there, else Playwright's own download, else the distribution's package.
 * @returns its path, or undefined when none can be had.
 */
export async function findBrowser(): Promise<string | undefined> {
  const { chromium } = await import("playwright");
  const bundled = () => [chromium.executablePath()].find((path) => existsSync(path));
  return (
    present() ?? bundled() ?? (download() ? bundled() : undefined) ?? (aptInstall(["chromium"]) ? present() : undefined)
  );
}

function present(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  return [given, findProgram(...NAMES), ON_A_MAC].find((path) => path !== undefined && isExecutable(path));
}

function download(): boolean {
  const playwright = join(createRequire(import.meta.url).resolve("playwright/package.json"), "../cli.js");
  const { status } = spawnSync(process.execPath, [playwright, "install", "chromium"], {
    stdio: ["ignore", "ignore", "ignore"],
    timeout: DOWNLOAD_MS,
  });
  return status === 0;
}
