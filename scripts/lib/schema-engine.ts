import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Prisma's own schema engine, run in this process over a driver adapter. The command line tool would fetch it as a
 * binary, which a machine without that download cannot have; this is the same engine as WebAssembly, from npm.
 */
export type SchemaEngine = bindings.SchemaEngine;

declare global {
  var crowdeeSchemaEngine: Promise<void> | undefined;
}

/** Where the engine leaves its last words before it aborts; without it they are lost. */
const panics = {
  set_message(message: string): never {
    throw new Error(`Prisma's schema engine gave up: ${message}`);
  },
};

/**
 * Instantiates the module by hand: its own entry imports the `.wasm` file, which Node 20 does not do. Once in a process,
 * however often this file is loaded: the bindings know one instance only.
 */
function load(): Promise<void> {
  globalThis.crowdeeSchemaEngine ??= (async () => {
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
    const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
    const module = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
    const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": bindings });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  })();
  return globalThis.crowdeeSchemaEngine;
}

/**
 * Runs a piece of work with an engine of its own, and closes its connections afterwards.
 * @param urls the database, and for comparisons the scratch database in which the engine replays migrations.
 * @throws SchemaEngineError in the engine's words, without its call stack.
 */
export async function withSchemaEngine<T>(
  urls: { database: string; scratch?: string },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await load();
  const database = new pg.Pool({ connectionString: urls.database, max: 1 });
  const scratch = new pg.Pool({ connectionString: urls.scratch, max: 1 });
  // Left to itself the adapter would create a scratch database on the server, which the embedded one cannot.
  const factory = Object.assign(new PrismaPg(database), {
    connect: () => connect(database),
    connectToShadowDb: () => connect(scratch),
  });
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } catch (error) {
    throw new SchemaEngineError(withoutTrace(error), { cause: error });
  } finally {
    engine.free();
    await Promise.all([database.end(), scratch.end()]);
  }
}

/** Postgres's internal "char", in which the catalogue keeps its flags. */
const INTERNAL_CHAR = 18;

/** The adapter for Postgres, mended in the two places where the engine needs more than the client does. */
async function connect(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  return Object.assign(Object.create(adapter), {
    /** Sends a migration as one script: cutting at every `;`, as the adapter does, breaks function bodies. */
    async executeScript(script: string) {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    },
    /** Knows "char", without which the engine cannot read a database that has a CHECK constraint. */
    async queryRaw(query: SqlQuery) {
      const characters: number[] = [];
      const client = Object.create(pool, { query: { value: withoutChar(pool, characters) } });
      const response = await Object.create(adapter, { client: { value: client } }).queryRaw(query);
      for (const column of characters) response.columnTypes[column] = ColumnTypeEnum.Character;
      return response;
    },
  });
}

/** The pool's `query`, which calls a "char" column text and notes where it stands. */
function withoutChar(pool: pg.Pool, characters: number[]) {
  return async (query: pg.QueryArrayConfig) => {
    const result = await pool.query(query);
    for (const [column, field] of result.fields.entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      characters.push(column);
      field.dataTypeID = pg.types.builtins.TEXT;
    }
    return result;
  };
}

class SchemaEngineError extends Error {}

function withoutTrace(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\n\s*0: /)[0] ?? message;
}
