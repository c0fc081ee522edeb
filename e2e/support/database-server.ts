import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedDatabase } from "@/scripts/lib/embedded-database";
import { deployMigrations } from "@/scripts/lib/migrations";
import { startTestServices } from "@/scripts/lib/test-services";
import { assertLocalDatabase, createDatabase, databaseNameOf } from "./database";

type Stop = () => Promise<void>;

/** `postgresUrl` and `template`, from which further databases are copied, are empty for an embedded one. */
export type TestDatabase = { url: string; embedded: boolean; postgresUrl: string; template: string; stop: Stop };

/** A migrated database on a real Postgres, and the template further ones can be copied from. */
export async function startRealDatabase(): Promise<TestDatabase> {
  const server = await findPostgres();
  if ("missing" in server) throw new Error(`No real Postgres for the tests. ${server.missing}`);
  return databaseOn(server);
}

/** A migrated database for what any will do for: on a real Postgres where there is one, else an embedded one. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const server = await findPostgres();
  return "missing" in server ? startEmbeddedDatabase() : databaseOn(server);
}

/** A migrated embedded database of its own. */
export async function startEmbeddedDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "crowdee-embedded-"));
  const database = await openEmbeddedDatabase(folder);
  await deployMigrations(database.url);
  const stop = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: database.url, embedded: true, postgresUrl: "", template: "", stop };
}

type Postgres = { postgresUrl: string; stop: Stop };

async function databaseOn({ postgresUrl, stop }: Postgres): Promise<TestDatabase> {
  const template = await createDatabase(postgresUrl);
  await deployMigrations(template);
  const url = await createDatabase(postgresUrl, databaseNameOf(template));
  return { url, embedded: false, postgresUrl, template: databaseNameOf(template), stop };
}

async function findPostgres(): Promise<Postgres | { missing: string }> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) {
    assertLocalDatabase(given);
    return { postgresUrl: given, stop: async () => {} };
  }
  const services = await startTestServices();
  const postgresUrl = services.env.TEST_POSTGRES_URL;
  if (postgresUrl) return { postgresUrl, stop: services.stop };
  await services.stop();
  return { missing: services.missing.join(" ") };
}
