import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The links in the mails to an address that a server without SMTP_URL has kept, oldest first. */
export function mailedLinks(dataDir: string, to: string): string[] {
  const folder = join(dataDir, "mail");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.name.endsWith(".eml"))
    .map((file) => readFileSync(join(folder, file.name), "utf8"))
    .filter((mail) => mail.includes(`To: ${to}`))
    .flatMap((mail) => linkOf(mail) ?? []);
}

/** The token in a mailed link. */
export function tokenIn(link: string): string {
  return new URL(link).searchParams.get("token") ?? "";
}

/** Undoes quoted-printable far enough to read a link. */
function linkOf(mail: string): string | undefined {
  const text = mail.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
  return /^https?:\/\/\S+$/m.exec(text)?.[0];
}
