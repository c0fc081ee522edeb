import cluster from "node:cluster";
import { parseArgs } from "node:util";
import { parseEnv } from "../lib/env";
import { log } from "../lib/log";
import { processCount, serveInProcesses } from "../lib/server/processes";
import { type Serving, serve } from "../lib/server/serving";
import { loadEnvFiles } from "./lib/env-files";
import { stopOnSignal, stopWithNpm } from "./lib/signals.mjs";
import { PROJECT } from "./lib/steps.mjs";

/** `npm run serve`: serves what `npm run build` made, with the environment it is given. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { processes: { type: "string", default: "1" } } });
  const processes = processCount(values.processes);
  loadEnvFiles();
  Object.assign(process.env, { NODE_ENV: "production" });
  let serving: Serving | undefined;
  stopOnSignal(async () => serving?.stop());
  if (cluster.isPrimary) stopWithNpm();
  const { PORT: port, APP_URL: appUrl } = parseEnv(process.env);
  serving = await (cluster.isPrimary && processes > 1
    ? serveInProcesses(processes)
    : serve({ dev: false, dir: PROJECT }));
  if (cluster.isPrimary) log().info({ port, appUrl, processes }, "serving");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
