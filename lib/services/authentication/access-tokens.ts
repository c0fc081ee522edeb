import type { AccessToken } from "../../contracts/tokens";
import { ACCESS_TOKEN_SECONDS, signToken } from "../../credentials/token";
import { insertAuditEvent } from "../../db/audit-events";
import { env } from "../../env";
import { personalEntry } from "../audit/audit";
import type { OptionalOrganizationPrincipal } from "../shared/principal";

/**
 * Mints an access token for the identity of a session, with the organization of the request as its default. It belongs to
 * that session, so whatever ends the session ends the token too.
 */
export async function mintAccessToken(principal: OptionalOrganizationPrincipal): Promise<AccessToken> {
  const { user, sessionId, organization } = principal;
  if (sessionId === null) throw new Error("an access token is minted from a session only");
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    sub: user.id,
    sid: sessionId,
    iat,
    exp: iat + ACCESS_TOKEN_SECONDS,
    ...(organization && { org: organization.id }),
  };
  await insertAuditEvent(personalEntry(principal, user.id, "access_token.created"), user);
  return {
    accessToken: signToken("access", claims, env().NEXTAUTH_SECRET),
    tokenType: "Bearer",
    expiresIn: ACCESS_TOKEN_SECONDS,
  };
}
