import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";
import { createDatabase, sql } from "../../support/database";

const FOLDER = "prisma/migrations";
const NAMES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const { postgresUrl } = inject("app");

describe("npm run migrate", () => {
  it("applies everything once, however many processes start at once, and ends as soon as it is done", async () => {
    const url = await createDatabase(postgresUrl);
    const runs = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(runs.map(({ code, said }) => [code, said.trim()]).sort()).toEqual([
      [0, `Applied ${NAMES.join(", ")}`],
      [0, "The database is up to date."],
      [0, "The database is up to date."],
    ]);
    for (const { lingeredMs } of runs) expect(lingeredMs).toBeLessThan(5_000);
    expect(await recordsIn(url)).toEqual(NAMES.map(recordOf));
  });

  it("goes on from the records another tool left, and keeps the rows that are there", async () => {
    const url = await createDatabase(postgresUrl);
    const [first = "", ...others] = NAMES;
    await sql(url, scriptOf(first));
    await sql(url, RECORDS);
    await sql(url, "INSERT INTO _prisma_migrations VALUES ('1', $1, now(), $2, NULL, NULL, now(), 1)", [
      digestOf(first),
      first,
    ]);
    await sql(url, "INSERT INTO organizations (id, name, slug, updated_at) VALUES ('org_1', 'Kept', 'kept', now())");
    const { code, said } = await migrate(url);
    expect([code, said.trim()]).toEqual([0, `Applied ${others.join(", ")}`]);
    expect(await recordsIn(url)).toEqual(NAMES.map(recordOf));
    expect(await sql(url, "SELECT name FROM organizations")).toEqual([{ name: "Kept" }]);
  });
});

/** As `prisma migrate deploy` makes it. */
const RECORDS = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

function recordsIn(url: string) {
  return sql(
    url,
    `SELECT migration_name AS name, checksum, applied_steps_count AS steps, logs, rolled_back_at AS undone,
       finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY migration_name`,
  );
}

/** What Prisma records of a successful migration. */
function recordOf(name: string) {
  return { name, checksum: digestOf(name), steps: 1, logs: null, undone: null, finished: true };
}

function digestOf(name: string): string {
  return createHash("sha256").update(scriptOf(name)).digest("hex");
}

function scriptOf(name: string): string {
  return readFileSync(`${FOLDER}/${name}/migration.sql`, "utf8");
}

/** Runs the command on a database; `lingeredMs` is how long it stayed after its last word. */
async function migrate(url: string): Promise<{ code: number | null; said: string; lingeredMs: number }> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "scripts/migrate.ts"], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let saidAt = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk;
      saidAt = performance.now();
    });
  }
  const [code] = await once(child, "close");
  return { code, said, lingeredMs: performance.now() - saidAt };
}
