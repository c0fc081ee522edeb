import { resolve } from "node:path";
import pg from "pg";
import { env, parseEnv } from "../../lib/env";
import { assertPortFree } from "../../lib/server/port";
import type { Serving } from "../../lib/server/serving";
import type { Demonstration } from "../../prisma/seed";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "./embedded-database";
import { loadEnvFiles } from "./env-files";
import { environmentAhead } from "./launch-environment";
import { deployMigrations } from "./migrations";
import { keepPrivate } from "./private-folder";
import { keptSecrets } from "./secrets";
import { stopOnSignal } from "./signals.mjs";
import { PROJECT, step } from "./steps.mjs";
import { welcome } from "./welcome";

/**
 * Brings everything up in one process: the embedded database unless DATABASE_URL names another, migrations, the server.
 * @throws Error for an unusable environment, PortInUse, DatabaseInUse or SchemaEngineError, each with a message for the
 * person at the terminal
 */
export async function launch({ dev }: { dev: boolean }): Promise<void> {
  loadEnvFiles();
  const dataDir = resolve(process.env.DATA_DIR || ".data");
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", DATA_DIR: dataDir });
  keepPrivate(dataDir);
  const isTerminal = process.stdout.isTTY === true;
  setDefaults({ LOG_LEVEL: isTerminal ? "warn" : "info", HOST: "127.0.0.1", PORT: "3000" });
  // Whoever is at the terminal may see everything; what goes elsewhere is kept, and read by others.
  if (isTerminal) setDefaults({ CROWDEE_LOG_LINKS: "1" });
  const { HOST: host, PORT: port } = environmentAhead(process.env);
  await assertPortFree({ host, port });

  let serving: Serving | undefined;
  let database: EmbeddedDatabase | undefined;
  const stop = async () => {
    await serving?.stop();
    await database?.close();
  };
  stopOnSignal(stop);

  // Next takes a second to load; the database opens meanwhile, in its own thread.
  const loading = import("../../lib/server/serving");
  if (!process.env.DATABASE_URL) {
    database = await step("Opening the embedded database", () => openEmbeddedDatabase(dataDir));
    setDefaults({ ...keptSecrets(dataDir), DATABASE_URL: database.url, CROWDEE_EMBEDDED_DATABASE: "1" });
    database.failed.then((reason) => {
      console.error(reason);
      process.exit(1);
    });
  }
  // Not env(), which keeps what it reads: the server has yet to add to it.
  const { DATABASE_URL } = parseEnv(process.env);
  await step("Bringing the database up to date", () => deployMigrations(DATABASE_URL));
  const { serve } = await loading;
  serving = await step("Starting", () => serve({ dev, dir: PROJECT }));
  const demonstration = database && (await isEmpty(database.url)) ? await demonstrate() : undefined;
  // PGlite gives some of the files it creates a mode of its own, whatever the process's mask says.
  keepPrivate(dataDir);
  console.log(welcome({ appUrl: env().APP_URL, host, dataDir, isTerminal, demonstration }));
}

async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query("SELECT FROM users LIMIT 1");
  await client.end();
  return rowCount === 0;
}

async function demonstrate(): Promise<Demonstration> {
  const { seedDemonstration } = await import("../../prisma/seed");
  return seedDemonstration();
}

/** Sets the variables that are not set. */
function setDefaults(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ||= value;
}
