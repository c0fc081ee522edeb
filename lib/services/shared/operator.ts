import { db } from "../../db/client";
import { env } from "../../env";
import type { Principal } from "./principal";

/**
 * True for an operator: a person whose verified email address is in OPERATOR_EMAILS. An address that nobody has verified
 * makes no operator, or the first to sign up with it would become one.
 */
export async function isOperator({ user }: Principal): Promise<boolean> {
  if (!env().OPERATOR_EMAILS.includes(user.email)) return false;
  const row = await db().user.findUnique({ where: { id: user.id }, select: { emailVerifiedAt: true } });
  return Boolean(row?.emailVerifiedAt);
}
