import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { env } from "../../env";
import { ApiError } from "../../errors";
import { log } from "../../log";
import type { Mail } from "./mail-content";

/** A mail server that does not respond must not delay a request for long. */
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/**
 * Sends a mail through SMTP_URL. Without one, writes it to DATA_DIR/mail, so that everything that needs mail works on a
 * machine that has none.
 *
 * @param detail  what to tell the caller when the mail is not taken
 * @throws ApiError `service_unavailable`; why is on the log
 */
export async function sendMail(mail: Mail, detail = "The email could not be sent."): Promise<void> {
  const { SMTP_URL } = env();
  try {
    await (SMTP_URL ? deliver(mail, SMTP_URL) : keep(mail));
  } catch (error) {
    log().error({ error: String(error) }, "mail not sent");
    throw new ApiError("service_unavailable", detail, {}, { "Retry-After": "30" });
  }
}

async function deliver(mail: Mail, smtpUrl: string): Promise<void> {
  const transport = createTransport({ url: smtpUrl, ...TIMEOUTS });
  try {
    await transport.sendMail(messageOf(mail));
  } finally {
    transport.close();
  }
}

async function keep(mail: Mail): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(messageOf(mail));
  const folder = join(env().DATA_DIR, "mail");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replaceAll(":", "-")}-${crypto.randomUUID().slice(0, 8)}`;
  const file = join(folder, `${name}.eml`);
  // Whoever watches the folder never meets half a mail.
  await writeFile(join(folder, name), message as Buffer, { mode: 0o600 });
  await rename(join(folder, name), file);
  // The link grants access, so it is shown only to the person at the terminal. A warning, for little else is logged there.
  log().warn({ to: mail.to, file, ...(env().CROWDEE_LOG_LINKS && { link: mail.link }) }, mail.subject);
}

function messageOf({ to, subject, text, html }: Mail) {
  return { from: env().MAIL_FROM, to: { name: "", address: to }, subject, text, html };
}
