import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/**
 * The process's log: JSON lines on stdout. Secrets stay out by construction: callers pass ids, codes and names, never
 * headers, bodies, queries or whole requests.
 */
export function log(): pino.Logger {
  const options = { level: env().LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  // Written in the background: under load many lines go out together, and no request waits for them.
  logger ??= pino(options, pino.destination({ sync: false }));
  return logger;
}
