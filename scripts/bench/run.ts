import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PROJECT, step } from "../lib/steps.mjs";
import { openDatabases } from "./databases";
import { measureEmbedded } from "./embedded";
import { measureGrowth, measurePages, measureProcesses, measureRequests } from "./measurements";
import { PEER_VERSION, prepareOthers } from "./others";
import { report } from "./report";
import { fill, SMALL } from "./world";

/** Runs every measurement, prints the tables and writes them to docs/benchmarks.md. */
export async function runBench(): Promise<void> {
  await step("Building the applications beside ours", prepareOthers);
  const databases = await step("Starting Postgres", openDatabases);
  try {
    const database = await databases.create("bench_small", { migrated: true });
    const world = await fill(database, SMALL);
    const { requests, memory } = await step("Measuring requests", () => measureRequests(databases, database, world));
    const findings = {
      database: databases.description,
      nextVersion: createRequire(import.meta.url)("next/package.json").version,
      peerVersion: PEER_VERSION,
      requests,
      memory,
      embedded: await step("Measuring the embedded database", measureEmbedded),
      // A million rows are beyond what the embedded database is for.
      growth: databases.embedded
        ? undefined
        : await step("Measuring growth", () => measureGrowth(databases, database, world)),
      processes: await step("Measuring two processes", () => measureProcesses(databases, database, world)),
      pages: await step("Measuring the API keys page", () => measurePages(databases, database, world)),
    };
    const text = report(findings);
    console.log(`\n${text}`);
    writeFileSync(join(PROJECT, "docs/benchmarks.md"), text);
  } finally {
    await databases.stop();
  }
}
