import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { openEmbeddedDatabase } from "@/scripts/lib/embedded-database";
import { deployMigrations } from "@/scripts/lib/migrations";
import { keptSecrets } from "@/scripts/lib/secrets";
import { findPostgres } from "@/scripts/lib/test-services";
import { call } from "../../support/client";
import { createDatabase } from "../../support/database";
import { startServer, TEST_SECRETS } from "../../support/server";
import { World } from "../../support/world";

const folder = mkdtempSync(join(tmpdir(), "crowdee-backup-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the backup commands in docs/operations.md", () => {
  it("restore an external database in which a key still works", async () => {
    const { postgresUrl, template } = inject("app");
    const databaseUrl = await createDatabase(postgresUrl, template);
    const key = await createKey(databaseUrl);
    const [backup, restore] = commandsOf("External database");

    run(backup, { DATABASE_URL: databaseUrl });
    const restoredUrl = await createDatabase(postgresUrl);
    run(restore, { RESTORED_DATABASE_URL: restoredUrl });

    await deployMigrations(restoredUrl);
    expect(await statusWith(key, restoredUrl)).toBe(200);
  });

  it("restore an embedded database in which a key still works", async () => {
    const dataDir = join(folder, "data");
    const first = await openEmbeddedDatabase(dataDir);
    writeFileSync(join(dataDir, "secrets.json"), JSON.stringify(TEST_SECRETS));
    await deployMigrations(first.url);
    const key = await createKey(first.url);
    await first.close();
    const [backup, restore] = commandsOf("Embedded database");

    run(backup, { DATA_DIR: dataDir });
    renameSync(dataDir, `${dataDir}-old`);
    run(restore, { DATA_DIR: dataDir });

    const restored = await openEmbeddedDatabase(dataDir);
    await deployMigrations(restored.url);
    expect(await statusWith(key, restored.url, { CROWDEE_EMBEDDED_DATABASE: "1", ...keptSecrets(dataDir) })).toBe(200);
    await restored.close();
  });
});

async function createKey(databaseUrl: string): Promise<string> {
  const world = new World(databaseUrl);
  const { key } = world.apiKey(world.memberOf(world.organization(), "member"));
  await world.save();
  return key;
}

/** The status of a request with the key to a server on the database. */
async function statusWith(key: string, databaseUrl: string, env: Record<string, string> = {}): Promise<number> {
  const server = await startServer({ databaseUrl, env });
  try {
    return (await call(server.url, { path: "/api/v1/me", headers: { authorization: `Bearer ${key}` } })).status;
  } finally {
    await server.stop();
  }
}

/** The commands of a section of docs/operations.md: the backup and the restore. */
function commandsOf(heading: string): [string, string] {
  const [, section = ""] = readFileSync("docs/operations.md", "utf8").split(`### ${heading}\n`);
  const [backup, restore] = [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands);
  if (!backup || !restore) throw new Error(`docs/operations.md has no commands under ${heading}`);
  return [backup, restore];
}

function run(commands: string, env: Record<string, string>): void {
  const path = `${findPostgres()}:${process.env.PATH}`;
  execFileSync("bash", ["-euo", "pipefail", "-c", commands], {
    cwd: folder,
    env: { ...process.env, PATH: path, ...env },
  });
}
