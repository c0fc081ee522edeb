import pino from "pino";
import { redactApiKeys } from "./credentials/api-key";
import { env } from "./env";

let logger: pino.Logger | undefined;

/**
 * The process's log: JSON lines on stdout. Secrets stay out by construction: callers pass ids, codes and names, never
 * headers, bodies, queries or whole requests.
 */
export function log(): pino.Logger {
  const options = {
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: { streamWrite: safeLine },
  };
  // Written in the background: under load many lines go out together, and no request waits for them.
  logger ??= pino(options, pino.destination({ sync: false }));
  return logger;
}

/** A line of JSON as it is written: without API keys, and without characters that a terminal or a reader of lines obeys. */
export function safeLine(line: string): string {
  return redactApiKeys(line).replace(/[^\P{Cc}\n]|[\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
