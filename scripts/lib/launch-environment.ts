import { type Env, parseEnv } from "../../lib/env";

const SECRET = "-".repeat(32);

/** Placeholders for what the embedded database provides once it is open. */
const PLACEHOLDERS = { DATABASE_URL: "postgresql://embedded", NEXTAUTH_SECRET: SECRET, API_KEY_SECRETS: SECRET };

/**
 * Validates the environment of `npm start` before anything is changed, and before the database is open.
 * @throws Error whose message lists every wrong or missing variable
 */
export function environmentAhead(source: Record<string, string | undefined>): Env {
  if (source.DATABASE_URL) return parseEnv(source);
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value));
  return parseEnv({ ...PLACEHOLDERS, ...given });
}
