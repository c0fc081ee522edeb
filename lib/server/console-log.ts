import { format } from "node:util";
import { log } from "../log";

const LEVELS = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

/** Puts what Next and other packages print into the log, as JSON lines that nobody can forge by what they send. */
export function logConsole(): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...values: unknown[]) =>
      log()[level]({ printed: format(...values) }, "console");
  }
}
