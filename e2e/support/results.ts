import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where a run leaves what the secrecy check reads: every answer, every server's output, every secret it made. */
export const RESULTS = resolve("test-results/integration");

mkdirSync(RESULTS, { recursive: true });

const ANSWERS = join(RESULTS, `answers-${process.pid}.jsonl`);
/** How the files of answers are called. */
export const ANSWERS_FILE = /answers-\d+\.jsonl$/;
/** Named so that the check knows it as the list of what it looks for, and not as a leak. */
export const SECRETS_SUFFIX = ".secrets";
const SECRETS = join(RESULTS, `worker-${process.pid}${SECRETS_SUFFIX}`);

/** Empties the folder for a new run. */
export function clearResults(): void {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
}

/** Keeps an answer as it came. */
export function recordAnswer(answer: {
  method: string;
  path: string;
  status: number;
  headers: unknown;
  text: string;
}): void {
  appendFileSync(ANSWERS, `${JSON.stringify(answer)}\n`);
}

/** Keeps secrets that were made beside the API, to be looked for afterwards. */
export function recordSecrets(secrets: readonly string[]): void {
  if (secrets.length > 0) appendFileSync(SECRETS, `${secrets.join("\n")}\n`);
}
