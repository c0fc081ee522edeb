import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openEmbeddedDatabase } from "../lib/embedded-database";
import { deployMigrations } from "../lib/migrations";
import { startTestServices } from "../lib/test-services";

/** Where the databases of a run come from: a real Postgres when one can be had, embedded ones otherwise. */
export type Databases = {
  embedded: boolean;
  /** Words for the report. */
  description: string;
  /** Makes an empty database, migrated or not. */
  create(name: string, options: { migrated: boolean }): Promise<string>;
  stop(): Promise<void>;
};

export async function openDatabases(): Promise<Databases> {
  const services = await startTestServices("durable");
  const server = services.env.TEST_POSTGRES_URL;
  if (server) return realDatabases(server, services.stop);
  await services.stop();
  return embeddedDatabases();
}

async function realDatabases(server: string, stop: () => Promise<void>): Promise<Databases> {
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const { rows } = await ask("SHOW server_version");
  return {
    embedded: false,
    description: `PostgreSQL ${rows[0].server_version.split(" ")[0]}`,
    async create(name, { migrated }) {
      await ask(`CREATE DATABASE ${name}`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      if (migrated) await deployMigrations(url.href);
      return url.href;
    },
    stop,
  };
}

function embeddedDatabases(): Databases {
  const open: { close(): Promise<void> }[] = [];
  return {
    embedded: true,
    description: "the embedded Postgres (no server could be had)",
    async create(name, { migrated }) {
      const database = await openEmbeddedDatabase(mkdtempSync(join(tmpdir(), `crowdee-bench-${name}-`)));
      open.push(database);
      if (migrated) await deployMigrations(database.url);
      return database.url;
    },
    async stop() {
      await Promise.all(open.map((database) => database.close()));
    },
  };
}
