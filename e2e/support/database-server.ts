import { deployMigrations } from "@/scripts/lib/migrations";
import { startTestServices } from "@/scripts/lib/test-services";
import { assertLocalDatabase, createDatabase, databaseNameOf } from "./database";

type Stop = () => Promise<void>;

export type TestDatabase = { url: string; postgresUrl: string; template: string; stop: Stop };

/** A migrated database on a real Postgres, and the template further ones can be copied from. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const { postgresUrl, stop } = await findPostgres();
  const template = await createDatabase(postgresUrl);
  await deployMigrations(template);
  const url = await createDatabase(postgresUrl, databaseNameOf(template));
  return { url, postgresUrl, template: databaseNameOf(template), stop };
}

async function findPostgres(): Promise<{ postgresUrl: string; stop: Stop }> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) {
    assertLocalDatabase(given);
    return { postgresUrl: given, stop: async () => {} };
  }
  const services = await startTestServices();
  const postgresUrl = services.env.TEST_POSTGRES_URL;
  if (postgresUrl) return { postgresUrl, stop: services.stop };
  await services.stop();
  throw new Error(`No real Postgres for the tests. ${services.missing.join(" ")}`);
}
