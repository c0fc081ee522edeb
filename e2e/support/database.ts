import { randomBytes } from "node:crypto";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { RESULTS } from "./results";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Tests write and delete data: any database but a local one is rejected. */
export function assertLocalDatabase(url: string): void {
  const { hostname } = new URL(url);
  if (!LOOPBACK.has(hostname)) throw new Error(`The tests run only on a database of this machine, not on ${hostname}.`);
}

/** Makes a database of its own on a server, as a copy of another one when named. */
export async function createDatabase(serverUrl: string, template?: string): Promise<string> {
  assertLocalDatabase(serverUrl);
  const name = `crowdee_test_${randomBytes(6).toString("hex")}`;
  await administer(serverUrl, `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The name of the database an address leads to. */
export function databaseNameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const pools = new Map<string, pg.Pool>();

/** Runs a statement on the database that the app uses. */
export async function sql<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  let pool = pools.get(databaseUrl);
  if (!pool) {
    assertLocalDatabase(databaseUrl);
    pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    pool.on("error", () => {});
    pools.set(databaseUrl, pool);
  }
  return (await pool.query<Row>(text, values)).rows;
}

/** Writes every row of every table into the results, bytes as text too, to be searched for secrets. */
export async function dumpDatabase(databaseUrl: string): Promise<void> {
  const tables = await sql<{ name: string }>(
    databaseUrl,
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const file = join(RESULTS, `dump-${databaseNameOf(databaseUrl)}.sql`);
  for (const { name } of tables) {
    const rows = await sql<{ row: string }>(databaseUrl, `SELECT t::text AS row FROM "${name}" t`);
    appendFileSync(file, rows.map(({ row }) => `${name} ${row} ${bytesAsText(row)}\n`).join(""));
  }
}

/** What the hexadecimal bytes in a row say as text: a secret stored as bytes is stored all the same. */
function bytesAsText(row: string): string {
  const bytes = [...row.matchAll(/\\x([0-9a-f]+)/g)].map((match) =>
    Buffer.from(match[1] ?? "", "hex").toString("latin1"),
  );
  return bytes.join(" ").replaceAll("\n", " ");
}

/** Ends this process's connections. */
export async function closeDatabases(): Promise<void> {
  await Promise.all([...pools.values()].map((pool) => pool.end()));
  pools.clear();
}
