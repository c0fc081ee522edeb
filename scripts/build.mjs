import { build, checkNode, generate, install } from "./lib/preparation.mjs";
import { runToEnd } from "./lib/steps.mjs";

/** `npm run build`: everything a deployment needs before `npm run migrate` and `npm run serve`. */
runToEnd(async () => {
  checkNode();
  await install();
  await generate();
  await build();
});
