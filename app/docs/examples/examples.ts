import { readFileSync } from "node:fs";
import path from "node:path";

/** The environment variables the examples read. */
export const VARIABLES = {
  CROWDEE_URL: "The origin of the API.",
  CROWDEE_API_KEY: "An API key whose effective role is member or higher.",
  CROWDEE_ORGANIZATION: "Id or slug of an organization the key reaches.",
  CROWDEE_EMAIL: "The account to sign in with.",
  CROWDEE_PASSWORD: "Its password.",
  CROWDEE_COOKIE: "The Cookie header of a signed-in browser.",
} as const;

export type Variable = keyof typeof VARIABLES;

/** An example the guide shows, and how a test runs it. */
export type ExampleFile = {
  file: `${string}.sh` | `${string}.ts`;
  /** `bash` and `tsx` run the file; `browser` runs its text inside an async function on a page of ours, signed in. */
  run: "bash" | "tsx" | "browser";
  /** What it reads beside CROWDEE_URL. */
  variables: Variable[];
  /** How many organizations the key must reach. */
  organizations: "one" | "several";
  /** Claims to get through a limit far below what it sends, so it is run against one: at most 5 requests in 3 s. */
  tightLimit?: true;
  /** Standard input, if it reads any. */
  input?: string;
  /** What its output must show when it ends well, which is with status 0. */
  output: RegExp;
};

/** What the examples of bulk work create: one name a line, one of them with characters that JSON and shells mind. */
export const BULK_NAMES = [
  ...Array.from({ length: 11 }, (_, index) => `Batch item ${index + 1}`),
  'The "12th" \\ item',
];
const NAMES = BULK_NAMES.map((name) => `${name}\n`).join("");
const KEY: Pick<ExampleFile, "variables" | "organizations"> = { variables: ["CROWDEE_API_KEY"], organizations: "one" };
const COOKIE: Pick<ExampleFile, "variables" | "organizations"> = {
  variables: ["CROWDEE_COOKIE"],
  organizations: "one",
};

/** Every example. */
export const EXAMPLES: readonly ExampleFile[] = [
  { file: "first-call.sh", run: "bash", ...KEY, output: /"principal":\{"type":"api_key"/ },
  { file: "first-call.ts", run: "tsx", ...KEY, output: /acts as (member|admin) in / },
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
  { file: "bulk-work.sh", run: "bash", ...KEY, input: NAMES, tightLimit: true, output: /created The "12th"/ },
  { file: "bulk-work.ts", run: "tsx", ...KEY, input: NAMES, tightLimit: true, output: /created 12 of 12/ },
  { file: "idempotency.sh", run: "bash", ...KEY, output: /second:[\s\S]*idempotency-replayed: true/i },
  { file: "idempotency.ts", run: "tsx", ...KEY, output: /replayed: true, same project: true/ },
  { file: "pagination.sh", run: "bash", ...KEY, output: /"nextCursor":null/ },
  { file: "pagination.ts", run: "tsx", ...KEY, output: /prj_\w{26} / },
];

/** Where the files are, from the root of the repository, which is where the app is started. */
export const EXAMPLES_FOLDER = "app/docs/examples";

/** The text of an example. */
export function readExample(file: ExampleFile["file"]): string {
  return readFileSync(path.join(process.cwd(), EXAMPLES_FOLDER, file), "utf8").trimEnd();
}
