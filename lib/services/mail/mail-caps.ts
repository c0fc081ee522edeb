import { createHash } from "node:crypto";
import { countMail } from "../../db/mail-counts";
import type { Transaction } from "../../db/sql";
import { type ApiError, rateLimited } from "../../errors";

/** Who an email counts against: its recipient's address, the user who causes it, and the organization it is about. */
export type MailSubjects = { recipient: string; sender?: string; organization?: string };

/**
 * The most mails of each kind in one UTC day. What anyone can have sent to others is capped from all three sides; what
 * an account has sent to itself, by its address. Each kind counts apart, so that nobody can use up another's resets by
 * inviting them.
 */
export const MAIL_CAPS = {
  invitation: { recipient: 10, sender: 100, organization: 200 },
  email_verification: { recipient: 10 },
  password_reset: { recipient: 20 },
} as const satisfies Record<string, Partial<Record<keyof MailSubjects, number>>>;

export type MailKind = keyof typeof MAIL_CAPS;

const DAY_SECONDS = 86_400;

const WHOSE: Record<keyof MailSubjects, (cap: number) => string> = {
  recipient: (cap) => `We send at most ${cap} such emails to one address per day, and this address has had them.`,
  sender: (cap) => `You can send at most ${cap} such emails per day, and you have sent them.`,
  organization: (cap) => `An organization can send at most ${cap} such emails per day, and yours has sent them.`,
};

/**
 * Counts a mail that is about to be sent, in the transaction of what it is about: a mail over a cap is not sent, and
 * neither is anything else done. Exact however many are counted at once.
 *
 * @throws ApiError `rate_limited` when a cap is reached
 */
export async function countTowardsCaps(transaction: Transaction, kind: MailKind, whose: MailSubjects): Promise<void> {
  const capped = subjectsOf(kind, whose);
  const counts = await countMail(
    transaction,
    capped.map(({ subject }) => subject),
  );
  for (const { subject, count } of counts) {
    const over = capped.find((one) => one.subject === subject && count > one.cap);
    if (over) throw capReached(over.side, over.cap);
  }
}

type Capped = { side: keyof MailSubjects; subject: string; cap: number };

/** In the order of the subjects' names, which is the same in every transaction. Addresses are kept as digests only. */
function subjectsOf(kind: MailKind, whose: MailSubjects): Capped[] {
  const caps: Partial<Record<keyof MailSubjects, number>> = MAIL_CAPS[kind];
  return (["organization", "recipient", "sender"] as const).flatMap((side) => {
    const [value, cap] = [whose[side], caps[side]];
    if (value === undefined || cap === undefined) return [];
    return [{ side, cap, subject: `${kind} ${side} ${side === "recipient" ? digestOf(value) : value}` }];
  });
}

function digestOf(address: string): string {
  return createHash("sha256").update(address).digest("hex");
}

function capReached(side: keyof MailSubjects, limit: number): ApiError {
  const retryAfterSeconds = DAY_SECONDS - (Math.floor(Date.now() / 1000) % DAY_SECONDS);
  const hours = Math.ceil(retryAfterSeconds / 3600);
  return rateLimited(`${WHOSE[side](limit)} Try again in ${hours} ${hours === 1 ? "hour" : "hours"}.`, {
    policy: "mail",
    limit,
    windowSeconds: DAY_SECONDS,
    retryAfterSeconds,
  });
}
