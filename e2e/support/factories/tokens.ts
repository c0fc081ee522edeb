import { signToken, type TokenType } from "@/lib/credentials/token";
import { sessionIdOf } from "./sessions";

/** `organizationId`: the default organization, which only access tokens have. `sessionId`: left out, the user's own. */
export type TokenOptions = { sessionId?: string; lifetimeSeconds?: number; organizationId?: string };

const AGE_SECONDS = 60;

/** A token of a user, signed as the app signs it, a minute ago. */
export function makeToken(
  signingSecret: string,
  type: TokenType,
  user: { id: string },
  { sessionId = sessionIdOf(user), lifetimeSeconds = 600, organizationId }: TokenOptions = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: user.id, sid: sessionId, iat: now - AGE_SECONDS, exp: now + lifetimeSeconds };
  return signToken(type, { ...claims, ...(organizationId && { org: organizationId }) }, signingSecret);
}
