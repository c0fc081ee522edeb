import { ID_PREFIXES } from "../../contracts/common";
import { hashLinkToken, newLinkToken } from "../../credentials/link-token";
import { db } from "../../db/client";
import { newId } from "../../db/id";
import { env } from "../../env";
import { type ApiError, validationFailed } from "../../errors";
import { sendMail } from "../mail/mail";
import { passwordResetMail } from "../mail/mail-content";
import { endResetLinks } from "./accounts";
import { hashPassword } from "./passwords";

const LIFETIME_MS = 60 * 60 * 1000;
/** More links than this in their lifetime help nobody but someone who wants to fill a mailbox. */
const MAX_OPEN = 5;

/** Mails a reset link to an account's address, if there is such an account. Nothing of it may reach the asker. */
export async function sendPasswordReset(email: string): Promise<void> {
  const user = await db().user.findUnique({ where: { email } });
  if (!user || user.disabledAt) return;
  const now = Date.now();
  await db().passwordReset.deleteMany({ where: { userId: user.id, expiresAt: { lt: new Date(now) } } });
  if ((await db().passwordReset.count({ where: { userId: user.id } })) >= MAX_OPEN) return;
  const { token, tokenHash } = newLinkToken();
  await db().passwordReset.create({
    data: { id: newId(ID_PREFIXES.passwordReset), userId: user.id, tokenHash, expiresAt: new Date(now + LIFETIME_MS) },
  });
  await sendMail(passwordResetMail({ appUrl: env().APP_URL, to: user.email, token, name: user.name }));
}

/**
 * Sets a new password with a link's token, at most once, and ends every session and access token of the account. Having
 * had the mail proves the address; if nothing had proved it before, the account's API keys end too.
 *
 * @throws ApiError `validation_failed` naming `token` when it is unknown, used or expired
 */
export async function confirmPasswordReset(token: string, password: string): Promise<void> {
  const tokenHash = hashLinkToken(token);
  const row = await db().passwordReset.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!row || row.usedAt || row.expiresAt <= new Date() || row.user.disabledAt) throw deadLink();
  const passwordHash = await hashPassword(password);
  await db().$transaction(async (tx) => {
    const now = new Date();
    const { id, emailVerifiedAt } = row.user;
    // The user's row is locked before any link's, here as in every change of a password, so rivals queue up for it.
    await tx.user.update({
      where: { id },
      data: { passwordHash, sessionEpoch: { increment: 1 }, emailVerifiedAt: emailVerifiedAt ?? now },
    });
    const used = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (used.count === 0) throw deadLink();
    // Until now anyone could have made this account with another's address: what they made with it ends here.
    if (!emailVerifiedAt) {
      await tx.apiKey.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: now } });
    }
    await endResetLinks(tx, id);
  });
}

function deadLink(): ApiError {
  return validationFailed([{ path: "token", message: "is not an open reset link; ask for a new one" }]);
}
