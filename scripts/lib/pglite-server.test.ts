import { createConnection, type Socket } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PGliteServer } from "./pglite-server";
import { int32 } from "./postgres-frames";

const PASSWORD = "a password of the test";
const failures: unknown[] = [];
let db: PGlite;
let server: PGliteServer;
let port = 0;

beforeAll(async () => {
  db = await PGlite.create("memory://");
  server = new PGliteServer(db, PASSWORD, (error) => failures.push(error));
  port = await server.listen();
}, 60_000);

afterAll(async () => {
  await server.close();
  await db.close();
  expect(failures).toEqual([]);
});

async function connect(password = PASSWORD): Promise<pg.Client> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres", password });
  await client.connect();
  return client;
}

test("a client with the wrong password is rejected", async () => {
  await expect(connect("a guess")).rejects.toThrow("password authentication failed");
});

const STARTUP = Buffer.concat([int32(8), int32(196_608)]);

/** What a client is told until the server hangs up. */
async function heard(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part);
  return Buffer.concat(parts).toString("latin1");
}

test("a client that does not know the password can send only small messages", async () => {
  const start = createConnection(port, "127.0.0.1");
  start.write(int32(9_000));
  start.write(int32(196_608));
  expect(await heard(start)).toContain("08P01");
  const password = createConnection(port, "127.0.0.1");
  password.write(Buffer.concat([STARTUP, Buffer.from("p"), int32(1_000_000)]));
  expect(await heard(password)).toContain("a message of 1000000 bytes");
});

test("a client may ask for each kind of encryption once, so that it cannot make the server write without end", async () => {
  const socket = createConnection(port, "127.0.0.1");
  const ask = Buffer.concat([int32(8), int32(80_877_103)]);
  socket.write(Buffer.concat(Array.from({ length: 10_000 }, () => ask)));
  expect(await heard(socket)).toMatch(/^NNE[\s\S]*08P01/);
});

test.each([
  ["nothing", ""],
  ["no password", STARTUP],
])("a client that sends %s is cut off after two seconds", async (_what, bytes) => {
  const socket = createConnection(port, "127.0.0.1");
  socket.write(bytes);
  const start = performance.now();
  expect(await heard(socket)).toContain("57014");
  expect(performance.now() - start).toBeLessThan(4_000);
});

test("many clients at once each get their own responses, failing statements included", async () => {
  const clients = await Promise.all(Array.from({ length: 12 }, () => connect()));
  const asking = clients.map(async (client, id) => {
    for (let turn = 0; turn < 40; turn += 1) {
      if (turn % 3 === 0) await expect(client.query("SELECT $1::int / 0", [turn])).rejects.toThrow("division by zero");
      const { rows } = await client.query("SELECT $1::text AS mine", [`${id}-${turn}`]);
      expect(rows).toEqual([{ mine: `${id}-${turn}` }]);
    }
  });
  await Promise.all(asking);
  await Promise.all(clients.map((client) => client.end()));
});

test("two clients may give different statements one name, and leave none behind", async () => {
  const [one, two] = await Promise.all([connect(), connect()]);
  for (let turn = 0; turn < 3; turn += 1) {
    const first = one.query({ name: "same", text: "SELECT $1::text AS value", values: ["first"] });
    const second = two.query({ name: "same", text: "SELECT $1::int + 1 AS value", values: [41] });
    expect((await first).rows).toEqual([{ value: "first" }]);
    expect((await second).rows).toEqual([{ value: 42 }]);
  }
  await Promise.all([one.end(), two.end()]);
  const other = await connect();
  const { rows } = await other.query("SELECT name FROM pg_prepared_statements");
  expect(rows).toEqual([]);
  await other.end();
});

test("a transaction keeps the session to itself until it ends", async () => {
  const [one, two] = await Promise.all([connect(), connect()]);
  await one.query("CREATE TABLE kept (n int)");
  await one.query("BEGIN");
  await one.query("INSERT INTO kept VALUES (1)");
  const seen = two.query("SELECT count(*)::int AS n FROM kept");
  await one.query("INSERT INTO kept VALUES (2)");
  await one.query("COMMIT");
  expect((await seen).rows).toEqual([{ n: 2 }]);
  await Promise.all([one.end(), two.end()]);
});

test.each(["leaves politely", "is cut off"])("the transaction of a client that %s is rolled back", async (how) => {
  const [one, two] = await Promise.all([connect(), connect()]);
  await two.query("CREATE TABLE IF NOT EXISTS undone (n int)");
  await one.query("BEGIN");
  await one.query("INSERT INTO undone VALUES (1)");
  const seen = two.query("SELECT count(*)::int AS n FROM undone");
  one.on("error", () => undefined);
  if (how === "leaves politely") await one.end();
  else (one as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  expect((await seen).rows).toEqual([{ n: 0 }]);
  await two.end();
});

test("a large value arrives whole", async () => {
  const client = await connect();
  const { rows } = await client.query("SELECT length($1::text) AS length", ["y".repeat(3_000_000)]);
  expect(rows).toEqual([{ length: 3_000_000 }]);
  await client.end();
});
