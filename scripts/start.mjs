import { build, checkNode, generate, install } from "./lib/preparation.mjs";
import { runToEnd } from "./lib/steps.mjs";

/** Launches what the build has bundled. */
const LAUNCH = "../.next/host/launch.mjs";

/** `npm start`, and `npm run dev` with --dev: brings a fresh clone to life, and an old one quickly. */
runToEnd(async () => {
  const dev = process.argv.includes("--dev");
  checkNode();
  await install();
  await generate();
  if (!dev) await build();
  const { launch } = await (dev ? withTypeScript() : import(LAUNCH));
  await launch({ dev });
});

async function withTypeScript() {
  const { register } = await import("tsx/esm/api");
  register();
  return import("./lib/launch.ts");
}
