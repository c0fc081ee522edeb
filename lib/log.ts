import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/**
 * The process's log: JSON lines on stdout. Secrets stay out by construction: callers pass ids, codes and names, never
 * headers, bodies, queries or whole requests.
 */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}
