import { RESULTS } from "./support/results";
import { inspect } from "./support/secrecy";

/** Searches what the test runs before left behind, and what the build keeps, for secrets. Folders may be named instead. */
const named = process.argv.slice(2);
const { leaks, created, files } = await inspect(named.length > 0 ? named : [RESULTS, ".next"]);
for (const leak of leaks.slice(0, 50)) console.error(leak);
if (created === 0) console.error("No create answer was found: there was nothing to look for.");
console.log(
  `${files} files searched: ${created} keys found once, in their create answer; ${leaks.length} secrets elsewhere.`,
);
process.exitCode = leaks.length === 0 && created > 0 ? 0 : 1;
