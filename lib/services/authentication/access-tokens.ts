import type { AccessToken } from "../../contracts/tokens";
import { ACCESS_TOKEN_SECONDS, signToken } from "../../credentials/token";
import { env } from "../../env";
import type { Principal } from "../shared/principal";

/**
 * Mints an access token for the principal's own identity. It belongs to the session epoch the session was proved to
 * belong to, so whatever ends the session's siblings ends it too.
 */
export function mintAccessToken(principal: Principal): AccessToken {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: principal.user.id, epoch: principal.sessionEpoch, iat, exp: iat + ACCESS_TOKEN_SECONDS };
  return {
    accessToken: signToken("access", claims, env().NEXTAUTH_SECRET),
    tokenType: "Bearer",
    expiresIn: ACCESS_TOKEN_SECONDS,
  };
}
