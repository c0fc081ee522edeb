import { emailSchema } from "../../contracts/common";
import { db } from "../../db/client";
import type { UserModel } from "../../db/generated/models";
import { inTransaction } from "../../db/transaction";
import { insertOAuthAccount } from "../../db/users";
import { env } from "../../env";
import { personalEntry } from "../audit/audit";
import type { Origin } from "../shared/principal";
import { insertFirstOrganization, insertUser, newUserActor, recordNewAccount } from "./accounts";

/** Someone as another service vouches for them. `email` only when that service has verified it. */
export type OAuthIdentity = { provider: string; providerAccountId: string; email: string | null; name: string };

/** Why someone another service vouches for is not let in; the sign-in page has a sentence for each. */
export type OAuthRejection = "AccessDenied" | "EmailNotVerified" | "OAuthAccountNotLinked" | "SignUpClosed";

/**
 * Lets someone in whom another service vouches for: by an account linked before; else by linking the account of the same
 * email address, which both sides must have verified, so neither can be used to take over the other; else by making an
 * account where sign-up is open to them.
 *
 * @returns why not, or `null` when {@link findOAuthUserId} now finds them
 */
export async function enterByOAuth(identity: OAuthIdentity, origin: Origin): Promise<OAuthRejection | null> {
  const linked = await findLinkedUser(identity.provider, identity.providerAccountId);
  if (linked) return linked.disabledAt ? "AccessDenied" : null;
  const email = emailSchema.safeParse(identity.email);
  if (!email.success) return "EmailNotVerified";
  const user = await db().user.findUnique({ where: { email: email.data } });
  return user ? link(user, identity, origin) : signUpByOAuth({ ...identity, email: email.data }, origin);
}

/** The person an account of another service is linked to, unless disabled. */
export async function findOAuthUserId(provider: string, providerAccountId: string): Promise<string | null> {
  const user = await findLinkedUser(provider, providerAccountId);
  return user && !user.disabledAt ? user.id : null;
}

async function findLinkedUser(provider: string, providerAccountId: string): Promise<UserModel | null> {
  const where = { provider_providerAccountId: { provider, providerAccountId } };
  const row = await db().oAuthAccount.findUnique({ where, include: { user: true } });
  return row?.user ?? null;
}

/** An account whose address nobody has proved may belong to someone who signed up with another's address. */
async function link(user: UserModel, identity: OAuthIdentity, origin: Origin): Promise<OAuthRejection | null> {
  if (user.disabledAt) return "AccessDenied";
  if (!user.emailVerifiedAt) return "OAuthAccountNotLinked";
  const { provider, providerAccountId } = identity;
  const entry = personalEntry(newUserActor(user, origin, "oauth"), user.id, "oauth_account.linked");
  await insertOAuthAccount({ provider, providerAccountId, userId: user.id }, entry);
  return null;
}

async function signUpByOAuth(
  identity: OAuthIdentity & { email: string },
  origin: Origin,
): Promise<OAuthRejection | null> {
  const { provider, providerAccountId, email } = identity;
  if (env().SIGN_UP === "invite" && !(await isInvited(email))) return "SignUpClosed";
  await inTransaction(async (transaction) => {
    const name = displayName(identity.name) || displayName(email);
    const user = await insertUser(transaction, { name, email, passwordHash: null, emailVerifiedAt: new Date() });
    const actor = newUserActor(user, origin, "oauth");
    const entry = personalEntry(actor, user.id, "oauth_account.linked");
    await recordNewAccount(transaction, actor);
    await insertOAuthAccount({ provider, providerAccountId, userId: user.id }, entry, transaction);
    await insertFirstOrganization(transaction, actor);
  });
  return null;
}

async function isInvited(email: string): Promise<boolean> {
  const open = { email, acceptedAt: null, expiresAt: { gt: new Date() } };
  return (await db().invitation.count({ where: open })) > 0;
}

/** Another service's names need not meet our rules: one line of text of at most 64 characters. */
function displayName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, " ")
    .trim()
    .slice(0, 64)
    .replace(/\p{Surrogate}$/u, "");
}
