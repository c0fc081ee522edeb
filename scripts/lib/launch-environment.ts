import { type Env, parseEnv } from "../../lib/env";

const SECRET = "-".repeat(32);

/** Stands for what the embedded database brings with it once it is open. */
const BROUGHT = { DATABASE_URL: "postgresql://embedded", NEXTAUTH_SECRET: SECRET, API_KEY_SECRETS: SECRET };

/**
 * Judges the environment of `npm start` before anything is touched: the database need not be open yet to be missed.
 * @throws Error whose message lists every wrong or missing variable
 */
export function environmentAhead(source: Record<string, string | undefined>): Env {
  if (source.DATABASE_URL) return parseEnv(source);
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value));
  return parseEnv({ ...BROUGHT, ...given });
}
