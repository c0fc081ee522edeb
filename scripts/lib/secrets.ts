import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Secrets = { NEXTAUTH_SECRET: string; API_KEY_SECRETS: string };

/**
 * The secrets of an installation with the embedded database: made once, kept beside it, readable by their owner alone.
 * @throws when the file is there but cannot be read: new secrets would end every session and key.
 */
export function keptSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const made: Secrets = { NEXTAUTH_SECRET: secret(), API_KEY_SECRETS: secret() };
    // Renamed into place, so that a kill in between leaves no half a file.
    writeFileSync(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return JSON.parse(readFileSync(path, "utf8"));
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}
