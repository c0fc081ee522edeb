import { build, checkNode, generate, install } from "./lib/preparation.mjs";
import { runToEnd } from "./lib/steps.mjs";

/** `npm test`: everything that can be proved, on a fresh clone too. The last line is a plain count. */
runToEnd(async () => {
  try {
    checkNode();
    await install();
    await generate();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return conclude({ passed: 0, failed: 1, skipped: 0 });
  }
  // From here on there are packages, and with them TypeScript.
  const { register } = await import("tsx/esm/api");
  register();
  const { runTests } = await import("./lib/test-run.ts");
  conclude(await runTests(build));
});

/** @param {{ passed: number; failed: number; skipped: number }} tally */
function conclude({ passed, failed, skipped }) {
  if (skipped > 0) console.log(`\n${skipped} skipped, for the reasons above`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
