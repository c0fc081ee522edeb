import type { AccessToken } from "../../contracts/tokens";
import { ACCESS_TOKEN_SECONDS, signToken } from "../../credentials/token";
import { env } from "../../env";
import type { OptionalOrganizationPrincipal } from "../shared/principal";

/**
 * Mints an access token for the principal's own identity, with the organization of the request as its default. It belongs
 * to the session epoch of the session, so whatever ends that epoch ends the token too.
 */
export function mintAccessToken(principal: OptionalOrganizationPrincipal): AccessToken {
  const { user, sessionEpoch, organization } = principal;
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    sub: user.id,
    epoch: sessionEpoch,
    iat,
    exp: iat + ACCESS_TOKEN_SECONDS,
    ...(organization && { org: organization.id }),
  };
  return {
    accessToken: signToken("access", claims, env().NEXTAUTH_SECRET),
    tokenType: "Bearer",
    expiresIn: ACCESS_TOKEN_SECONDS,
  };
}
