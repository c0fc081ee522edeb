import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "@/scripts/lib/embedded-database";
import { deployMigrations } from "@/scripts/lib/migrations";
import { keptSecrets } from "@/scripts/lib/secrets";
import { findPostgres } from "@/scripts/lib/test-services";
import { TEST_SECRETS } from "./server";

/** The commands of a section of docs/operations.md: the backup and the restore. */
export function backupCommands(heading: string): { backup: string; restore: string } {
  const [, section = ""] = readFileSync("docs/operations.md", "utf8").split(`### ${heading}\n`);
  const [backup, restore] = [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands);
  if (!backup || !restore) throw new Error(`docs/operations.md has no commands under ${heading}`);
  return { backup, restore };
}

/** Runs shell commands in a folder, with the programs of the test Postgres on the path. */
export function runCommands(folder: string, commands: string, env: Record<string, string>): void {
  const path = `${findPostgres()}:${process.env.PATH}`;
  execFileSync("bash", ["-euo", "pipefail", "-c", commands], {
    cwd: folder,
    env: { ...process.env, PATH: path, ...env },
  });
}

/** Opens the embedded database of a data folder and migrates it, as `npm start` does. */
export async function openDataDir(dataDir: string): Promise<EmbeddedDatabase & { secrets: Record<string, string> }> {
  const database = await openEmbeddedDatabase(dataDir);
  await deployMigrations(database.url);
  return { ...database, secrets: keptSecrets(dataDir) };
}

/** Stores the secrets of the tests in a data folder. */
export function writeTestSecrets(dataDir: string): void {
  writeFileSync(join(dataDir, "secrets.json"), JSON.stringify(TEST_SECRETS));
}

/** Applies pending migrations to a restored database. */
export const migrate = deployMigrations;
