import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { RESPONSES_FILE, SECRETS_SUFFIX } from "./results";

const KEY = /crowdee_[0-9A-Za-z]{40}(?![0-9A-Za-z])/g;
/** A signed token of ours: three parts, the first two of them JSON. */
const TOKEN = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/;
type RecordedResponse = { method: string; path: string; status: number; headers: unknown; text: string };

const CREATION = /^\/api\/v1\/api-keys(\/key_[0-9a-z]{26}\/rotate)?$/;

export type Inspection = {
  /** What stands where it must not, one sentence each, without the secret itself. */
  leaks: string[];
  /** How many keys were found once, in the response that created them. */
  created: number;
  files: number;
};

/**
 * Searches everything a run left behind, byte by byte, for API keys and tokens: responses, server output, database dumps,
 * caches, data folders. A key may be found once, in its create response; keys made outside the API nowhere; tokens in no log
 * and no dump.
 */
export async function inspect(folders: readonly string[]): Promise<Inspection> {
  const files = folders.flatMap(filesIn);
  const known = knownSecrets(files);
  const leaks: string[] = [];
  const created = new Set<string>();
  for (const file of files.filter((name) => !name.endsWith(SECRETS_SUFFIX))) {
    if (RESPONSES_FILE.test(file)) leaks.push(...(await leaksInResponses(file, known, created)));
    else leaks.push(...leaksInFile(file, known));
  }
  return { leaks, created: created.size, files: files.length };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Secrets other than keys that fixtures made: the tokens of links. */
function knownSecrets(files: string[]): Set<string> {
  const lists = files.filter((name) => name.endsWith(SECRETS_SUFFIX));
  return new Set(lists.flatMap((list) => readFileSync(list, "utf8").split("\n")).filter((secret) => secret !== ""));
}

function leaksInFile(file: string, known: Set<string>): string[] {
  const text = readFileSync(file, "latin1");
  const leaks = [...text.matchAll(KEY)].map(([key]) => `${file} contains the key ${hintOf(key)}`);
  if (/\.(log|sql)$/.test(file) && TOKEN.test(text)) leaks.push(`${file} contains a token`);
  return [...leaks, ...linkTokens(text, known).map((token) => `${file} contains the link token ${token.slice(0, 4)}…`)];
}

async function leaksInResponses(file: string, known: Set<string>, created: Set<string>): Promise<string[]> {
  const leaks: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (secretsIn(line, known).length === 0) continue;
    const { method, path, status, headers, text } = JSON.parse(line) as RecordedResponse;
    // A test may have sent a key in the path; only what the server sent counts.
    const secrets = secretsIn(JSON.stringify([headers, text]), known);
    const [key = ""] = secrets;
    const isCreation = method === "POST" && status === 201 && CREATION.test(path) && secrets.length === 1;
    if (isCreation && !created.has(key)) created.add(key);
    else leaks.push(...secrets.map((secret) => `The response to ${method} ${redact(path)} contains ${hintOf(secret)}`));
  }
  return leaks;
}

function secretsIn(text: string, known: Set<string>): string[] {
  return [...[...text.matchAll(KEY)].map(([key]) => key), ...linkTokens(text, known)];
}

function linkTokens(text: string, known: Set<string>): string[] {
  return [...text.matchAll(/[A-Za-z0-9_-]{43,}/g)].map(([run]) => run).filter((run) => known.has(run));
}

function redact(path: string): string {
  return path.replace(KEY, hintOf);
}

function hintOf(key: string): string {
  return `${key.slice(0, 16)}…`;
}
