import { env } from "../../env";
import type { Principal } from "./principal";

/**
 * True for an operator: a person whose verified email address is in OPERATOR_EMAILS. An address that nobody has verified
 * makes no operator, or the first to sign up with it would become one.
 */
export function isOperator({ user, emailVerified }: Principal): boolean {
  return emailVerified && env().OPERATOR_EMAILS.includes(user.email);
}
