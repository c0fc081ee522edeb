import { env } from "../lib/env";
import { log } from "../lib/log";
import { type Serving, serve } from "../lib/server/serving";
import { loadEnvFiles } from "./lib/env-files";
import { stopOnSignal, stopWithNpm } from "./lib/signals.mjs";
import { PROJECT } from "./lib/steps.mjs";

/** `npm run serve`: serves what `npm run build` made, with the environment it is given. */
async function main(): Promise<void> {
  loadEnvFiles();
  Object.assign(process.env, { NODE_ENV: "production" });
  let serving: Serving | undefined;
  stopOnSignal(async () => serving?.stop());
  stopWithNpm();
  serving = await serve({ dev: false, dir: PROJECT });
  const { PORT: port, APP_URL: appUrl } = env();
  log().info({ port, appUrl }, "serving");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
