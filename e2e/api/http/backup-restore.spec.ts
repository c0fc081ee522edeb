import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { backupCommands, migrate, openDataDir, runCommands, writeTestSecrets } from "../../support/backup";
import { call } from "../../support/client";
import { createDatabase } from "../../support/database";
import { startServer } from "../../support/server";
import { World } from "../../support/world";

const folder = mkdtempSync(join(tmpdir(), "crowdee-backup-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the backup commands in docs/operations.md", () => {
  it("restore an external database in which a key still works", async () => {
    const { postgresUrl, template } = inject("app");
    const databaseUrl = await createDatabase(postgresUrl, template);
    const key = await createKey(databaseUrl);
    const { backup, restore } = backupCommands("External database");

    runCommands(folder, backup, { DATABASE_URL: databaseUrl });
    const restoredUrl = await createDatabase(postgresUrl);
    runCommands(folder, restore, { RESTORED_DATABASE_URL: restoredUrl });

    await migrate(restoredUrl);
    expect(await statusWith(key, restoredUrl)).toBe(200);
  });

  it("restore an embedded database in which a key still works", async () => {
    const dataDir = join(folder, "data");
    mkdirSync(dataDir);
    writeTestSecrets(dataDir);
    const original = await openDataDir(dataDir);
    const key = await createKey(original.url);
    await original.close();
    const { backup, restore } = backupCommands("Embedded database");

    runCommands(folder, backup, { DATA_DIR: dataDir });
    renameSync(dataDir, `${dataDir}-old`);
    runCommands(folder, restore, { DATA_DIR: dataDir });

    const restored = await openDataDir(dataDir);
    const env = { CROWDEE_EMBEDDED_DATABASE: "1", ...restored.secrets };
    expect(await statusWith(key, restored.url, env)).toBe(200);
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
