import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** A browser that is there already comes before Playwright's own; the test command sets CHROMIUM_PATH to what it found. */
const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: process.env.PICTURE ? "e2e/picture" : "e2e/ui",
  outputDir: "test-results/ui",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A worker has a server and a database of its own, so that two of them share nothing but the processor.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/ui.json" }]],
  use: {
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
    },
  },
});
