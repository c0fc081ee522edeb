import { type Env, parseEnv } from "../../lib/env";
import { estimatedBits } from "./secret-strength";

/** As much as the weakest of what the secrets protect: the random part of an API key. */
const LEAST_BITS = 128;

/**
 * Validates the environment of `npm run serve`, which anyone may reach: it must name its public origin and have secrets
 * that cannot be guessed.
 * @throws Error whose message lists every wrong or missing variable, without their values
 */
export function serveEnvironment(source: Record<string, string | undefined>): Env {
  return parseEnv(source, (given) => [
    ...(given.APP_URL ? [] : ["APP_URL is required: the public origin, for example https://crowdee.example.com"]),
    ...["NEXTAUTH_SECRET", "API_KEY_SECRETS"].filter((name) => isWeak(given[name])).map(weak),
  ]);
}

/** Whether one of the comma-separated secrets can be guessed. One that is missing or short is another fault. */
function isWeak(secrets = ""): boolean {
  return secrets.split(",").some((secret) => secret.trim() !== "" && estimatedBits(secret.trim()) < LEAST_BITS);
}

function weak(name: string): string {
  return `${name} is too easy to guess: under ${LEAST_BITS} bits; \`openssl rand -base64 32\` makes a secret`;
}
