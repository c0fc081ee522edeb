import { z } from "zod";

/**
 * The only reader of process.env. Values are parsed once, on first use, and a wrong or missing one stops the boot with
 * a message that names every variable at fault.
 */

const rate = (fallback: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,6}$/, "must look like 600/60: requests, a slash, seconds")
    .default(fallback)
    .transform((text) => {
      const [limit = 1, windowSeconds = 1] = text.split("/").map(Number);
      return { limit, windowSeconds };
    });

function whole(lowest: number, highest: number) {
  const error = `must be a whole number from ${lowest} to ${highest}`;
  return z.coerce.number({ error }).int({ error }).min(lowest, { error }).max(highest, { error });
}

const secret = z.string().min(32, "must be at least 32 characters; `openssl rand -base64 32` makes one");

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  );

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an IP address or a host name of this machine")
    .default("127.0.0.1"),
  PORT: whole(0, 65_535).default(3000),
  APP_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DATABASE_URL: z
    .string({ error: "is required: a Postgres address (npm start brings an embedded database)" })
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"),
  /** Set by our own scripts when the database is the embedded one: all its clients share a single session. */
  CROWDEE_EMBEDDED_DATABASE: z.literal("1").optional(),
  /** Set by npm start at a terminal: links that are emailed are logged too, for there may be no mail server. */
  CROWDEE_LOG_LINKS: z.literal("1").optional(),
  /** Set by our server at boot: proves that `x-crowdee-peer` was written by it and not by a client. */
  CROWDEE_PEER_NONCE: z.string().optional(),
  /** Checks every response against its contract in production too, as always elsewhere. */
  CHECK_RESPONSES: z.enum(["0", "1"]).default("0"),
  DATABASE_POOL_SIZE: whole(1, 500).optional(),
  UPSTASH_REDIS_REST_URL: z.url({ error: "must be an http or https address" }).optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  NEXTAUTH_SECRET: secret,
  API_KEY_SECRETS: list.pipe(
    z.array(secret).min(1, "is required: one or more secrets, comma-separated; the first signs"),
  ),
  SIGN_UP: z.enum(["open", "invite"]).default("open"),
  LIMIT_ANONYMOUS: rate("30/60"),
  LIMIT_PAGE: rate("240/60"),
  LIMIT_SESSION: rate("300/60"),
  LIMIT_API_KEY: rate("600/60"),
  LIMIT_USER: rate("3000/60"),
  LIMIT_INVALID_CREDENTIALS: rate("10/60"),
  LIMIT_SIGN_IN: rate("10/300"),
  QUOTA_API_KEYS: whole(1, 1_000_000).default(100),
  QUOTA_ORGANIZATIONS: whole(1, 1_000_000).default(20),
  QUOTA_MEMBERS: whole(1, 1_000_000).default(500),
  QUOTA_INVITATIONS: whole(1, 1_000_000).default(100),
  TRUSTED_PROXY_HOPS: whole(0, 10).default(0),
  OPERATOR_EMAILS: list.transform((emails) => emails.map((email) => email.toLowerCase())),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("Crowdee <no-reply@localhost>"),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: z.url({ error: "must be an http or https address" }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
});

/** Variables that only make sense together. */
const PAIRS = [
  ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
  ["GITHUB_ID", "GITHUB_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
  ["OIDC_ISSUER", "OIDC_CLIENT_SECRET"],
] as const;

export type Env = Omit<z.infer<typeof schema>, "APP_URL"> & { APP_URL: string };

/**
 * Parses an environment.
 *
 * @param source  variables as in process.env; empty strings count as unset
 * @param check   finds further faults in the variables that are set
 * @throws Error whose message lists every wrong or missing variable, one a line, without their values
 */
export function parseEnv(
  source: Record<string, string | undefined>,
  check: (given: Record<string, string | undefined>) => string[] = () => [],
): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => faultOf(String(issue.path[0]), given, issue.message));
  for (const [a, b] of PAIRS) {
    if (a in given !== b in given) faults.push(`${a in given ? b : a} is required when ${a in given ? a : b} is set`);
  }
  faults.push(...check(given));
  if (!parsed.success || faults.length > 0) {
    throw new Error(
      `The environment is not usable:\n${[...new Set(faults)].map((fault) => `  - ${fault}`).join("\n")}`,
    );
  }
  const appUrl = parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`;
  return { ...parsed.data, APP_URL: new URL(appUrl).origin };
}

function faultOf(name: string, given: Record<string, unknown>, message: string): string {
  return name in given || message.startsWith("is required") ? `${name} ${message}` : `${name} is required`;
}

let cached: Env | undefined;

/** The validated environment of this process. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Sets the nonce that proves a header was written by our server. Called at boot, before anything reads the environment. */
export function setPeerNonce(nonce: string): void {
  process.env.CROWDEE_PEER_NONCE = nonce;
}

/**
 * Tells next-auth our public origin, which it reads from NEXTAUTH_URL and nowhere else: without it, it would build its
 * redirects from the Host header of whoever asks. A deployment sets APP_URL only.
 */
export function publishAppUrl(): void {
  process.env.NEXTAUTH_URL = env().APP_URL;
}
