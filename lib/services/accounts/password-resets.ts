import { ID_PREFIXES } from "../../contracts/common";
import { hashLinkToken, newLinkToken } from "../../credentials/link-token";
import { type AuditEntry, insertAuditEvent } from "../../db/audit-events";
import { newId } from "../../db/id";
import { insertMailedLink } from "../../db/mailed-links";
import * as resets from "../../db/password-resets";
import { endSessions } from "../../db/sessions";
import { inTransaction } from "../../db/transaction";
import { lockUser, lockUserOf } from "../../db/users";
import { env } from "../../env";
import { type ApiError, validationFailed } from "../../errors";
import { personalEntry } from "../audit/audit";
import { sendMail } from "../mail/mail";
import { countTowardsCaps } from "../mail/mail-caps";
import { passwordResetMail } from "../mail/mail-content";
import type { Origin } from "../shared/principal";
import { rejectCommonPassword } from "./common-passwords";
import { hashPassword } from "./passwords";

const LIFETIME_MS = 60 * 60 * 1000;
/** More valid links than this help only someone who wants to flood an inbox. */
const MAX_OPEN = 5;

/**
 * Mails a reset link to an account's address, if there is such an account and the mails of the day are not used up.
 * The requester must not learn which of these was the case.
 */
export async function sendPasswordReset(email: string): Promise<void> {
  const { token, tokenHash } = newLinkToken();
  const link = { id: newId(ID_PREFIXES.passwordReset), tokenHash, expiresAt: new Date(Date.now() + LIFETIME_MS) };
  const to = await inTransaction(async (transaction) => {
    const [, address] = await Promise.all([
      lockUserOf(transaction, email),
      insertMailedLink(transaction, "password_reset", { email }, link, MAX_OPEN),
    ]);
    if (address !== null) await countTowardsCaps(transaction, "password_reset", { recipient: address });
    return address;
  });
  if (to !== null) await sendMail(passwordResetMail({ appUrl: env().APP_URL, to, token }));
}

/**
 * Sets a new password with a link's token, at most once, and ends every session and access token of the account. Having
 * had the mail proves the address; if nothing had proved it before, all that the account could have handed out ends too.
 *
 * @throws ApiError `validation_failed` naming `token` when it is unknown, used or expired, or `password` when it is a common
 *                  one; the link then works again
 */
export async function confirmPasswordReset(token: string, password: string, origin: Origin): Promise<void> {
  const tokenHash = hashLinkToken(token);
  const userId = await resets.findResetUser(tokenHash);
  if (userId === null) throw invalidLink();
  await rejectCommonPassword("password", password);
  const passwordHash = await hashPassword(password);
  await inTransaction(async (transaction) => {
    const [, reset] = await Promise.all([
      lockUser(transaction, userId),
      resets.resetPassword(transaction, userId, tokenHash, passwordHash),
      endSessions(transaction, userId, null),
      insertAuditEvent(resetEntry(userId, origin), { id: userId, name: null }, transaction),
    ]);
    if (!reset) throw invalidLink();
  });
}

/** Whoever has the link is taken for the owner of the account. */
function resetEntry(userId: string, origin: Origin): AuditEntry {
  const actor = { user: { id: userId, name: null }, credential: { type: "email_link" } as const, ...origin };
  return personalEntry(actor, userId, "password.reset");
}

function invalidLink(): ApiError {
  return validationFailed([{ path: "token", message: "is not a valid reset link; ask for a new one" }]);
}
