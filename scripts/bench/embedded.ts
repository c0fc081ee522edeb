import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openEmbeddedDatabase } from "../lib/embedded-database";
import { deployMigrations } from "../lib/migrations";
import { creationsOf, memoryAtRest, meOf } from "./measurements";
import type { Memory } from "./memory";
import { type Measured, measure } from "./rounds";
import { startEmbedded } from "./servers";
import { fill, SMALL } from "./world";

/** As many clients as a small team's scripts come to. */
const CLIENTS = 16;
const CEILING_MS = 5_000;

/** What `npm start` does with its embedded database, beside what that database could do at most. */
export type Embedded = {
  me: Measured;
  create: Measured;
  /** Statements a second: one that reads a row, and one that writes one, by clients that do nothing else. */
  ceiling: { read: number; write: number };
  rest: Memory | undefined;
  load: Memory | undefined;
};

/** Measures the embedded database alone, and then the application with it. */
export async function measureEmbedded(): Promise<Embedded> {
  const dataDir = mkdtempSync(join(tmpdir(), "crowdee-bench-"));
  const database = await openEmbeddedDatabase(dataDir);
  await deployMigrations(database.url);
  const world = await fill(database.url, SMALL);
  const ceiling = await ceilingOf(database.url);
  await database.close();
  const server = await startEmbedded(dataDir);
  try {
    const rest = await memoryAtRest({ server });
    const { me, create } = await measure({
      me: { url: server.url, status: 200, requests: meOf(world), connections: CLIENTS },
      create: { url: server.url, status: 201, requests: creationsOf(world), connections: CLIENTS },
    });
    return { me, create, ceiling, rest: rest.server, load: server.memory() };
  } finally {
    await server.stop();
  }
}

async function ceilingOf(databaseUrl: string): Promise<Embedded["ceiling"]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENTS });
  const userId = `usr_${"1".padStart(26, "0")}`;
  const read = { name: "read", text: "SELECT * FROM users WHERE id = $1", values: [userId] };
  const write = { name: "write", text: "UPDATE users SET updated_at = now() WHERE id = $1", values: [userId] };
  try {
    return { read: await statementsPerSecond(pool, read), write: await statementsPerSecond(pool, write) };
  } finally {
    await pool.end();
  }
}

async function statementsPerSecond(pool: pg.Pool, statement: pg.QueryConfig): Promise<number> {
  const end = Date.now() + CEILING_MS;
  let count = 0;
  const repeat = async () => {
    while (Date.now() < end) {
      await pool.query(statement);
      count++;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, repeat));
  return (count / CEILING_MS) * 1000;
}
