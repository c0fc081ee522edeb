import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where a run leaves what the secrecy check reads: every response, server output, and secret it made. */
export const RESULTS = resolve("test-results/integration");

mkdirSync(RESULTS, { recursive: true });

const RESPONSES = join(RESULTS, `responses-${process.pid}.jsonl`);
/** Matches the files of responses. */
export const RESPONSES_FILE = /responses-\d+\.jsonl$/;
/** Named so that the check knows it as the list of what it looks for, and not as a leak. */
export const SECRETS_SUFFIX = ".secrets";
const SECRETS = join(RESULTS, `worker-${process.pid}${SECRETS_SUFFIX}`);

/** Empties the folder for a new run. */
export function clearResults(): void {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
}

/** Records a response as received. */
export function recordResponse(response: {
  method: string;
  path: string;
  status: number;
  headers: unknown;
  text: string;
}): void {
  appendFileSync(RESPONSES, `${JSON.stringify(response)}\n`);
}

/** Records secrets that were made outside the API, to search for later. */
export function recordSecrets(secrets: readonly string[]): void {
  if (secrets.length > 0) appendFileSync(SECRETS, `${secrets.join("\n")}\n`);
}
