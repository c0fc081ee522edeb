import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DatabaseInUse, openEmbeddedDatabase } from "./lib/embedded-database";
import { loadEnvFiles } from "./lib/env-files";
import { deployMigrations, pendingChanges, writeMigration } from "./lib/migrations";

const USAGE = `npm run migrate                   apply the migrations the database lacks
npm run migrate -- --new <name>   write the next migration from prisma/schema.prisma
npm run migrate -- --check        fail when the schema and the migrations differ`;

async function main(): Promise<number> {
  loadEnvFiles();
  const { values } = parseArgs({
    options: { new: { type: "string" }, check: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return say(USAGE);
  if (values.check) return check();
  if (values.new !== undefined) return create(values.new);
  return deploy();
}

async function check(): Promise<number> {
  const sql = await pendingChanges();
  if (sql === undefined) return say("The schema and the migrations agree.");
  say(`The migrations lack what the schema has. Write it with npm run migrate -- --new <name>:\n\n${sql}`);
  return 1;
}

async function create(name: string): Promise<number> {
  if (!/^[a-z0-9_]{1,60}$/.test(name)) {
    say("A migration's name is made of a-z, 0-9 and _.");
    return 1;
  }
  const sql = await pendingChanges();
  if (sql === undefined) return say("Nothing to write: the schema and the migrations agree.");
  return say(`Wrote ${writeMigration(name, sql, new Date())}`);
}

async function deploy(): Promise<number> {
  const database = await connect();
  try {
    const applied = await deployMigrations(database.url);
    return say(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}`);
  } finally {
    await database.close();
  }
}

/** DATABASE_URL, or the embedded database: through the process that has it open, if one has. */
async function connect(): Promise<{ url: string; close(): Promise<void> }> {
  const leave = async () => undefined;
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: leave };
  try {
    return await openEmbeddedDatabase(resolve(process.env.DATA_DIR ?? ".data"));
  } catch (error) {
    if (error instanceof DatabaseInUse && error.url) return { url: error.url, close: leave };
    throw error;
  }
}

function say(text: string): number {
  console.log(text);
  return 0;
}

main().then(
  (code) => {
    // The engine leaves a timer behind, the ten seconds it would have waited for its lock.
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
