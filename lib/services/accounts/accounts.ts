import type { z } from "zod";
import type { changePassword as changePasswordContract, signUp as signUpContract, User } from "../../contracts/account";
import { ID_PREFIXES } from "../../contracts/common";
import { insertAuditEvent } from "../../db/audit-events";
import { newId } from "../../db/id";
import type { OrganizationRow } from "../../db/organizations";
import { endSessions } from "../../db/sessions";
import type { Transaction } from "../../db/sql";
import { inTransaction } from "../../db/transaction";
import * as users from "../../db/users";
import { env } from "../../env";
import { ApiError, validationFailed } from "../../errors";
import { type Actor, personalEntry } from "../audit/audit";
import { joinByInvitation } from "../organizations/invitations";
import { insertOrganizationWithOwner } from "../organizations/organizations";
import { slugCandidates } from "../organizations/slug";
import type { Origin, Principal } from "../shared/principal";
import { rejectCommonPassword } from "./common-passwords";
import { insertVerification, type Verification } from "./email-verifications";
import { hashPassword, verifyPassword } from "./passwords";

const MAX_NAME = 48;

/** A new account, and the link that verifies its address; `null` when an invitation has. */
type SignedUp = { account: z.infer<(typeof signUpContract)["response"]>; verification: Verification | null };

/**
 * Makes an account, and its first organization or the membership its invitation promises.
 *
 * @returns the account, and the link to mail
 * @throws ApiError `conflict` when the address has an account; `validation_failed` naming `invitationToken` when one is
 *                  needed or opens nothing for this address, or `password` when it is a common one
 */
export async function signUp(input: z.infer<(typeof signUpContract)["body"]>, origin: Origin): Promise<SignedUp> {
  const { name, email, invitationToken } = input;
  if (invitationToken === undefined && env().SIGN_UP === "invite") {
    throw validationFailed([{ path: "invitationToken", message: "is required: sign-up is by invitation only" }]);
  }
  await rejectCommonPassword("password", input.password);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (transaction) => {
    const user = await insertUser(transaction, { name, email, passwordHash, emailVerifiedAt: null });
    const actor = newUserActor(user, origin);
    const [, joined, verification] = await Promise.all([
      recordNewAccount(transaction, actor),
      invitationToken === undefined
        ? insertFirstOrganization(transaction, actor)
        : joinInvited(transaction, actor, email, invitationToken),
      invitationToken === undefined ? insertVerification(transaction, user) : null,
    ]);
    const organization = { id: joined.id, slug: joined.slug, name: joined.name };
    return { account: { user: toUser(user), organization }, verification };
  });
}

/**
 * Adds a person, in a transaction of the caller's.
 *
 * @throws ApiError `conflict` when the address has an account
 */
export async function insertUser(
  transaction: Transaction,
  fields: { name: string; email: string; passwordHash: string | null; emailVerifiedAt: Date | null },
): Promise<users.UserRow> {
  const user = await users.insertUser(transaction, { id: newId(ID_PREFIXES.user), ...fields });
  if (!user) throw new ApiError("conflict", "An account with this email address already exists. Sign in instead.");
  return user;
}

/** Makes the organization a new account starts with, in a transaction of the caller's. */
export function insertFirstOrganization(transaction: Transaction, owner: Actor): Promise<OrganizationRow> {
  const { name } = owner.user;
  // Half a surrogate pair left by the cut would not be text.
  const short = name.slice(0, MAX_NAME).replace(/\p{Surrogate}$/u, "");
  return insertOrganizationWithOwner(owner, `${short}'s organization`, slugCandidates(name), transaction);
}

async function joinInvited(
  transaction: Transaction,
  actor: Actor,
  email: string,
  token: string,
): Promise<OrganizationRow> {
  const joined = await joinByInvitation(transaction, actor, email, token);
  if (joined) return joined.organization;
  throw validationFailed([
    { path: "invitationToken", message: "is not a valid invitation for this email address; ask for a new one" },
  ]);
}

/** Records that an account was made, in the transaction that makes it. */
export function recordNewAccount(transaction: Transaction, actor: Actor): Promise<void> {
  const { id } = actor.user;
  return insertAuditEvent(personalEntry(actor, id, "account.created"), { id, name: null }, transaction);
}

/** The actor of what happens while an account is made. */
export function newUserActor(
  { id, name }: Pick<users.UserRow, "id" | "name">,
  { requestId, clientAddress }: Origin,
  credential: "password" | "oauth" = "password",
): Actor {
  return { user: { id, name }, credential: { type: credential }, requestId, clientAddress };
}

/** Changes the principal's name. */
export async function updateAccount(principal: Principal, name: string): Promise<User> {
  const { id, email } = principal.user;
  await users.renameUser(id, name, personalEntry(principal, id, "account.updated"));
  return { id, name, email };
}

/**
 * Changes the principal's password and ends their other sessions, with the access tokens minted from those.
 *
 * @throws ApiError `validation_failed` naming `currentPassword` unless it is right, or `newPassword` when it is a common
 *                  one; `conflict` when the password was changed at the same time
 */
export async function changePassword(
  principal: Principal,
  input: z.infer<(typeof changePasswordContract)["body"]>,
): Promise<void> {
  const { id } = principal.user;
  const oldHash = await users.findPasswordHash(id);
  const matches = await verifyPassword(oldHash, input.currentPassword);
  if (oldHash === null || !matches) {
    const message = oldHash ? "is incorrect" : "is not set; request a password reset to choose one";
    throw validationFailed([{ path: "currentPassword", message }]);
  }
  await rejectCommonPassword("newPassword", input.newPassword);
  const newHash = await hashPassword(input.newPassword);
  await inTransaction(async (transaction) => {
    const [, replaced] = await Promise.all([
      users.lockUser(transaction, id),
      users.replacePassword(transaction, id, oldHash, newHash),
      endSessions(transaction, id, principal.sessionId),
      insertAuditEvent(personalEntry(principal, id, "password.changed"), { id, name: null }, transaction),
    ]);
    if (!replaced) throw new ApiError("conflict", "Your password was changed at the same time. Sign in again.");
  });
}

function toUser(row: User): User {
  return { id: row.id, name: row.name, email: row.email };
}
