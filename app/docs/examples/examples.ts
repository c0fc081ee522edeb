import { readFileSync } from "node:fs";
import path from "node:path";

/** The environment variables the examples read. */
export const VARIABLES = {
  CROWDEE_URL: "The origin of the API.",
  CROWDEE_API_KEY: "An API key whose effective role is member or higher.",
  CROWDEE_ORGANIZATION: "ID or slug of an organization that the key can access.",
  CROWDEE_EMAIL: "Email address of the account to sign in with.",
  CROWDEE_PASSWORD: "Password of the account.",
  CROWDEE_COOKIE: "The Cookie header of a signed-in browser.",
} as const;

export type Variable = keyof typeof VARIABLES;

/** An example in the guide, and how a test runs it. */
export type ExampleFile = {
  file: `${string}.sh` | `${string}.ts`;
  /** `bash` and `tsx` run the file; `browser` runs it in an async function on one of our pages, signed in. */
  run: "bash" | "tsx" | "browser";
  /** The variables it reads besides CROWDEE_URL. */
  variables: Variable[];
  /** How many organizations the key can access. */
  organizations: "one" | "several";
  /** Run it against a limit far below what it sends: 5 requests per 3 s. */
  tightLimit?: true;
  /** Standard input, if it reads any. */
  input?: string;
  /** What its output must contain. Its exit status must be 0. */
  output: RegExp;
};

/** The project names for the batch processing examples. One has characters that JSON and shells treat specially. */
export const BATCH_NAMES = [
  ...Array.from({ length: 11 }, (_, index) => `Batch item ${index + 1}`),
  'The "12th" \\ item',
];
const NAMES = BATCH_NAMES.map((name) => `${name}\n`).join("");
const KEY: Pick<ExampleFile, "variables" | "organizations"> = { variables: ["CROWDEE_API_KEY"], organizations: "one" };
const COOKIE: Pick<ExampleFile, "variables" | "organizations"> = {
  variables: ["CROWDEE_COOKIE"],
  organizations: "one",
};

/** Every example. */
export const EXAMPLES: readonly ExampleFile[] = [
  { file: "first-request.sh", run: "bash", ...KEY, output: /"principal":\{"type":"api_key"/ },
  { file: "first-request.ts", run: "tsx", ...KEY, output: /acts as (member|admin) in / },
  { file: "api-key.sh", run: "bash", ...KEY, output: /"name":"Election photos"[\s\S]*"nextCursor"/ },
  { file: "api-key.ts", run: "tsx", ...KEY, output: /created prj_\w{26}\nprj_\w{26} Election photos/ },
  {
    file: "session.sh",
    run: "bash",
    variables: ["CROWDEE_EMAIL", "CROWDEE_PASSWORD"],
    organizations: "one",
    output: /"principal":\{"type":"session"/,
  },
  { file: "session.ts", run: "browser", variables: [], organizations: "one", output: /created prj_\w{26}/ },
  { file: "access-token.sh", run: "bash", ...COOKIE, output: /"effectiveRole":"/ },
  { file: "access-token.ts", run: "tsx", ...COOKIE, output: /^(viewer|member|admin|owner) in / },
  {
    file: "organizations.sh",
    run: "bash",
    variables: ["CROWDEE_API_KEY", "CROWDEE_ORGANIZATION"],
    organizations: "several",
    output: /"effectiveRole"[\s\S]*"nextCursor"[\s\S]*"nextCursor"/,
  },
  {
    file: "organizations.ts",
    run: "tsx",
    variables: ["CROWDEE_API_KEY"],
    organizations: "several",
    output: /: \d+ projects\n[\s\S]*: \d+ projects\n/,
  },
  { file: "errors.sh", run: "bash", variables: [], organizations: "one", output: /"code":"invalid_api_key"/ },
  { file: "errors.ts", run: "tsx", ...KEY, output: /no such project/ },
  { file: "rate-limits.sh", run: "bash", ...KEY, output: /ratelimit: "api-key";r=\d+;t=\d+/i },
  { file: "rate-limits.ts", run: "tsx", ...KEY, output: /"api-key";q=\d+;w=\d+ "api-key";r=\d+;t=\d+/ },
  { file: "batch-processing.sh", run: "bash", ...KEY, input: NAMES, tightLimit: true, output: /created The "12th"/ },
  { file: "batch-processing.ts", run: "tsx", ...KEY, input: NAMES, tightLimit: true, output: /created 12 of 12/ },
  { file: "idempotency.sh", run: "bash", ...KEY, output: /second:[\s\S]*idempotency-replayed: true/i },
  { file: "idempotency.ts", run: "tsx", ...KEY, output: /replayed: true, same project: true/ },
  { file: "pagination.sh", run: "bash", ...KEY, output: /"nextCursor":null/ },
  { file: "pagination.ts", run: "tsx", ...KEY, output: /prj_\w{26} / },
];

/** The folder of the examples, relative to the root of the repository, where the app is started. */
export const EXAMPLES_FOLDER = "app/docs/examples";

/** The source text of an example. */
export function readExample(file: ExampleFile["file"]): string {
  return readFileSync(path.join(process.cwd(), EXAMPLES_FOLDER, file), "utf8").trimEnd();
}
