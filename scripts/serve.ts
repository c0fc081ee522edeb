import cluster from "node:cluster";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Env } from "../lib/env";
import { log } from "../lib/log";
import { logConsole } from "../lib/server/console-log";
import { processCount, serveInProcesses } from "../lib/server/processes";
import { type Serving, serve } from "../lib/server/serving";
import { loadEnvFiles } from "./lib/env-files";
import { keepPrivate } from "./lib/private-folder";
import { serveEnvironment } from "./lib/serve-environment";
import { stopOnSignal, stopWithNpm } from "./lib/signals.mjs";
import { PROJECT } from "./lib/steps.mjs";

/** `npm run serve`: serves what `npm run build` made, with the environment it is given. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { processes: { type: "string", default: "1" } } });
  const processes = processCount(values.processes);
  loadEnvFiles();
  // Its log is kept, and read by others: links that grant access stay out, whatever the environment has.
  Object.assign(process.env, { NODE_ENV: "production", HOST: process.env.HOST || "0.0.0.0", CROWDEE_LOG_LINKS: "" });
  const environment = serveEnvironment(process.env);
  if (cluster.isPrimary) keepPrivate(environment.DATA_DIR);
  let serving: Serving | undefined;
  stopOnSignal(async () => serving?.stop());
  if (cluster.isPrimary) stopWithNpm();
  serving = await (cluster.isPrimary && processes > 1
    ? serveInProcesses(processes)
    : serve({ dev: false, dir: PROJECT }));
  logConsole();
  if (cluster.isPrimary) announce(environment, processes);
}

function announce({ HOST: host, PORT: port, APP_URL: appUrl, SMTP_URL, DATA_DIR }: Env, processes: number): void {
  log().info({ host, port, appUrl, processes }, "serving");
  if (SMTP_URL) return;
  log().warn(
    { folder: join(DATA_DIR, "mail") },
    "NO EMAIL IS SENT because SMTP_URL is not set: invitations and password resets are only written to files",
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
