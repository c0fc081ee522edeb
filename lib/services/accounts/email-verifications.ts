import { ID_PREFIXES } from "../../contracts/common";
import { hashLinkToken, newLinkToken } from "../../credentials/link-token";
import { newId } from "../../db/id";
import * as links from "../../db/mailed-links";
import { afterCommit } from "../../db/shared-transaction";
import type { Transaction } from "../../db/sql";
import { inTransaction } from "../../db/transaction";
import { lockUser } from "../../db/users";
import { env } from "../../env";
import { ApiError, validationFailed } from "../../errors";
import { personalEntry } from "../audit/audit";
import { sendMail } from "../mail/mail";
import { countTowardsCaps } from "../mail/mail-caps";
import { emailVerificationMail } from "../mail/mail-content";
import type { Principal } from "../shared/principal";

const LIFETIME_MS = 24 * 60 * 60 * 1000;
/** More valid links than this help only someone who wants to flood an inbox. */
const MAX_OPEN = 5;

/** A verification link on its way: where to, and its token. */
export type Verification = { email: string; token: string };

/**
 * Makes a verification link for an account, in a transaction of the caller's in which nobody else can change it.
 *
 * @returns the link to mail once the transaction holds, or `null` when the account has too many or needs none
 * @throws ApiError `rate_limited` when the address has had its mails of the day
 */
export async function insertVerification(
  transaction: Transaction,
  { id: userId, email: recipient }: { id: string; email: string },
): Promise<Verification | null> {
  const { token, tokenHash } = newLinkToken();
  const expiresAt = new Date(Date.now() + LIFETIME_MS);
  const link = { id: newId(ID_PREFIXES.emailVerification), tokenHash, expiresAt };
  const [email] = await Promise.all([
    links.insertMailedLink(transaction, "email_verification", { userId }, link, MAX_OPEN),
    countTowardsCaps(transaction, "email_verification", { recipient }),
  ]);
  return email === null ? null : { email, token };
}

/** Mails a verification link. Throws `service_unavailable`. */
export function mailVerification({ email, token }: Verification): Promise<void> {
  return sendMail(emailVerificationMail({ appUrl: env().APP_URL, to: email, token }));
}

/**
 * Mails the principal another verification link, unless their address is verified.
 *
 * @throws ApiError `conflict` when they have links enough, `rate_limited` for today; `service_unavailable` when the mail could not be sent
 */
export async function resendVerification(principal: Principal): Promise<void> {
  if (principal.emailVerified) return;
  const { user } = principal;
  const verification = await inTransaction(async (transaction) => {
    const [, made] = await Promise.all([lockUser(transaction, user.id), insertVerification(transaction, user)]);
    return made;
  });
  if (!verification) throw new ApiError("conflict", "We have sent you several links already. Use the newest one.");
  await afterCommit(() => mailVerification(verification));
}

/**
 * Proves the principal's address with the token of a link. It takes the session as well as the mail: whoever signed up
 * with another's address must not have it proved by the other's click.
 *
 * @throws ApiError `validation_failed` naming `token` alike when it is unknown, used, expired, or another account's
 */
export async function verifyEmail(principal: Principal, token: string): Promise<void> {
  const { id } = principal.user;
  const entry = personalEntry(principal, id, "email.verified");
  if (await links.verifyEmail(id, hashLinkToken(token), entry)) return;
  throw validationFailed([
    { path: "token", message: "is not a valid verification link for your account; ask for a new one" },
  ]);
}
