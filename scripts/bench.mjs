import { build, checkNode, generate, install } from "./lib/preparation.mjs";
import { runToEnd } from "./lib/steps.mjs";

/** `npm run bench`: measures what a request costs, beside the least Next can do and beside a peer, in one run. */
runToEnd(async () => {
  checkNode();
  await install();
  await generate();
  await build();
  // From here on there are packages, and with them TypeScript.
  const { register } = await import("tsx/esm/api");
  register();
  const { runBench } = await import("./bench/run.ts");
  await runBench();
  process.exit(0);
});
