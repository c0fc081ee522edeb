import { existsSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./steps.mjs";

/** Reads `.env.local` and `.env`, where they are; what the environment has already stays, and the first file wins. */
export function loadEnvFiles(): void {
  for (const name of [".env.local", ".env"]) {
    const path = join(PROJECT, name);
    if (existsSync(path)) process.loadEnvFile(path);
  }
}
