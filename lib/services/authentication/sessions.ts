import { findUserAuthority } from "../../db/authority";
import { db } from "../../db/client";
import { verifyPassword } from "../accounts/passwords";

/** Someone with a live session, or about to get one, and the session epoch it belongs to. */
export type SignedIn = { id: string; name: string; email: string; epoch: number };

/**
 * Checks a sign-in with email and password. Takes the same time whether or not there is such an account.
 *
 * @param email  in its canonical form
 * @returns `null` alike for an unknown address, a wrong password and a disabled account
 */
export async function checkPassword(email: string, password: string): Promise<SignedIn | null> {
  const user = await db().user.findUnique({ where: { email } });
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.disabledAt) return null;
  return { id: user.id, name: user.name, email: user.email, epoch: user.sessionEpoch };
}

/** The person a genuine session token stands for at this moment, or `null` when the session has ended. */
export async function findLiveSession(userId: string, epoch: number): Promise<SignedIn | null> {
  const row = await findUserAuthority(userId);
  if (!row || row.disabledAt || row.sessionEpoch !== epoch) return null;
  return { id: row.userId, name: row.userName, email: row.userEmail, epoch };
}
