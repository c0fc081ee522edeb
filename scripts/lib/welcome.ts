import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Demonstration } from "../../prisma/seed";

/** Where the sign-in of the demonstration goes when there is no terminal, in DATA_DIR. */
const FILE = "demonstration.txt";

type Welcome = {
  appUrl: string;
  host: string;
  dataDir: string;
  isTerminal: boolean;
  /** Only on the start that made it. */
  demonstration: Demonstration | undefined;
};

/**
 * What to do next. The sign-in and the key of the demonstration are part of it only at a terminal; other output is kept
 * and read by others, so they go to a file of their owner's that the text names.
 */
export function welcome({ appUrl, host, dataDir, isTerminal, demonstration }: Welcome): string {
  const lines = [`Crowdee is at ${appUrl} · Ctrl-C stops it`];
  if (host === "127.0.0.1") {
    lines.push("Only this machine can reach it. To open it to others: HOST=0.0.0.0 npm start");
  }
  if (demonstration && isTerminal) lines.push("Shown this once:", demonstrationText(appUrl, demonstration));
  if (demonstration && !isTerminal) {
    const file = keep(join(dataDir, FILE), `${demonstrationText(appUrl, demonstration)}\n`);
    lines.push(`The sign-in of the demonstration user and a curl command with a key are in ${file}`);
  }
  return `\n${lines.join("\n")}\n`;
}

function demonstrationText(appUrl: string, { email, password, key, keyExpiresAt }: Demonstration): string {
  return [
    `  sign in as  ${email}`,
    `  password    ${password}`,
    `and call the API with a key of the demonstration user, valid until ${keyExpiresAt.toISOString().slice(0, 10)}:`,
    `  curl ${appUrl}/api/v1/me -H "Authorization: Bearer ${key}"`,
  ].join("\n");
}

/** Writes a file that only its owner can read, and returns its path. An earlier one might be readable by others. */
function keep(path: string, text: string): string {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o600, flag: "wx" });
  return path;
}
