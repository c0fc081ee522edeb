import { clientAddressOf } from "../client-address/client-address";
import { type Identity, identify } from "../credentials/identify";
import { credentialSecrets } from "../credentials/secrets";
import { env } from "../env";
import { ApiError } from "../errors";
import { isSameOrigin } from "../origin";
import { authenticate } from "../services/authentication/authenticate";
import type { Principal } from "../services/shared/principal";

/**
 * The principal behind a request, from its raw credential: nothing that the edge concluded is trusted. A request that
 * changes something and is authenticated by a cookie must be same-origin.
 *
 * @throws ApiError 401, or `cross_origin_forbidden`
 */
export async function authenticateRequest(request: Request, requestId: string): Promise<Principal> {
  const identity: Identity = identify(request.headers, credentialSecrets());
  const principal = await authenticate(identity, { requestId, clientAddress: clientAddressOf(request.headers) });
  if (identity.kind === "session") assertSameOrigin(request);
  return principal;
}

/** Throws `cross_origin_forbidden` for a request from another site's page that could change something. */
export function assertSameOrigin({ method, headers }: Request): void {
  if (isSameOrigin(method, headers, env().APP_URL)) return;
  throw new ApiError("cross_origin_forbidden", "A request that changes something with a session must be same-origin.");
}
