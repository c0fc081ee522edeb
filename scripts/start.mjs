import { build, checkNode, generate, install } from "./lib/preparation.mjs";
import { runToEnd } from "./lib/steps.mjs";

/** `npm start`, and `npm run dev` with --dev: brings a fresh clone to life, and an old one quickly. */
runToEnd(async () => {
  const dev = process.argv.includes("--dev");
  checkNode();
  await install();
  await generate();
  if (!dev) await build();
  // From here on there are packages, and with them TypeScript.
  const { register } = await import("tsx/esm/api");
  register();
  const { launch } = await import("./lib/launch.ts");
  await launch({ dev });
});
