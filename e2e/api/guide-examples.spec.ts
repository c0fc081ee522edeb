import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { EXAMPLES, EXAMPLES_FOLDER, type ExampleFile, type Variable } from "@/app/docs/examples/examples";
import { type RunningServer, startServer } from "../support/server";
import { PASSWORD, type Person, sessionOf, World } from "../support/world";

const app = inject("app");
let tight: RunningServer;

beforeAll(async () => {
  tight = await startServer({ databaseUrl: app.databaseUrl, env: { LIMIT_API_KEY: "5/3" } });
});

afterAll(() => tight.stop());

describe("every example the guide shows does what the guide says", () => {
  it.each(EXAMPLES.filter(({ run }) => run !== "browser"))("$file", async (example) => {
    const { status, output } = await run(example, await variablesFor(example));
    expect(output).toMatch(example.output);
    expect(status).toBe(0);
  });
});

/** A person of the example's own, in as many organizations as it is about. */
async function variablesFor({ organizations, tightLimit }: ExampleFile): Promise<Record<Variable, string>> {
  const world = new World(app.databaseUrl);
  const [first, second] = [world.organization(), world.organization()];
  const user: Person = world.memberOf(first, "member");
  if (organizations === "several") world.membership(user, second, "member");
  for (const place of [first, second]) world.project(place, user, "Election photos");
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
