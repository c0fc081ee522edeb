import { RESULTS } from "./support/results";
import { inspect } from "./support/secrecy";

/** Searches the output of the last test run and the build for secrets. Other folders may be named instead. */
const named = process.argv.slice(2);
const { leaks, created, files } = await inspect(named.length > 0 ? named : [RESULTS, ".next"]);
for (const leak of leaks.slice(0, 50)) console.error(leak);
if (created === 0) console.error("No create response was found, so there was nothing to search for.");
console.log(
  `${files} files searched: ${created} keys found once, in their create response; ${leaks.length} secrets elsewhere.`,
);
process.exitCode = leaks.length === 0 && created > 0 ? 0 : 1;
