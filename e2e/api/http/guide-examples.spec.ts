import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { BATCH_NAMES, EXAMPLES, EXAMPLES_FOLDER, type ExampleFile, type Variable } from "@/app/docs/examples/examples";
import { sql } from "../../support/database";
import { type RunningServer, startServer } from "../../support/server";
import { PASSWORD, type Person, sessionOf, World } from "../../support/world";

const app = inject("app");
let tight: RunningServer;

beforeAll(async () => {
  tight = await startServer({ databaseUrl: app.databaseUrl, env: { LIMIT_API_KEY: "5/3" } });
});

afterAll(() => tight.stop());

describe("the batch processing clients", () => {
  it("create every item exactly once while sharing a key with a limit far below what they send", async () => {
    const clients = EXAMPLES.filter(({ tightLimit }) => tightLimit);
    expect(clients).toHaveLength(2);
    const [first] = clients;
    const variables = await variablesFor(first as ExampleFile);
    const ended = await Promise.all(clients.map((client) => run(client, variables)));
    expect(ended.map(({ status }) => status)).toEqual([0, 0]);
    const rows = await sql<{ name: string; count: string }>(
      app.databaseUrl,
      `SELECT p.name, count(*) FROM projects p JOIN organizations o ON o.id = p.organization_id
       WHERE o.slug = $1 AND p.name = ANY ($2) GROUP BY p.name`,
      [variables.CROWDEE_ORGANIZATION, BATCH_NAMES],
    );
    const created = Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
    expect(created).toEqual(Object.fromEntries(BATCH_NAMES.map((name) => [name, clients.length])));
    expect(rejections()).toBeGreaterThan(0);
  });
});

describe("every example in the guide works", () => {
  it.each(EXAMPLES.filter(({ run }) => run !== "browser"))("$file", async (example) => {
    const { status, output } = await run(example, await variablesFor(example));
    expect(output).toMatch(example.output);
    expect(status).toBe(0);
  });
});

/** How often the tight limit was reached. */
function rejections(): number {
  return tight.output().split('"status":429').length - 1;
}

/** A user for one example, with the organizations that it needs. */
async function variablesFor({ organizations, tightLimit }: ExampleFile): Promise<Record<Variable, string>> {
  const world = new World(app.databaseUrl);
  const [first, second] = [world.organization(), world.organization()];
  const user: Person = world.memberOf(first, "member");
  if (organizations === "several") world.membership(user, second, "member");
  for (const organization of [first, second]) world.project(organization, user, "Election photos");
  const { key } = world.apiKey(user);
  await world.save();
  return {
    CROWDEE_URL: tightLimit ? tight.url : app.url,
    CROWDEE_API_KEY: key,
    CROWDEE_ORGANIZATION: first.slug,
    CROWDEE_EMAIL: user.email,
    CROWDEE_PASSWORD: PASSWORD,
    CROWDEE_COOKIE: sessionOf(user).cookie ?? "",
  };
}

function run({ file, run, input }: ExampleFile, variables: Record<Variable, string>) {
  const [program, ...args] = run === "bash" ? ["bash", "-e"] : [process.execPath, "--import", "tsx"];
  const child = spawn(program as string, [...args, `${EXAMPLES_FOLDER}/${file}`], {
    env: { ...process.env, ...variables },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  child.stdin.end(input ?? "");
  return new Promise<{ status: number | null; output: string }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}
