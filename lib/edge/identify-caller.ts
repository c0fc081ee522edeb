import { identify } from "../credentials/identify";
import { credentialSecrets } from "../credentials/secrets";
import { env } from "../env";
import { isInternal } from "../internal/client";
import { readForwardedError } from "../internal/forwarded-error";
import { requestIdOf } from "../request-id";
import { clientAddress } from "./client-address";
import type { Step } from "./context";

/** Gives the request its id: the inbound one when it is sane. */
export const assignRequestId: Step = (context) => {
  context.requestId = requestIdOf(context.request.headers.get("x-request-id"));
  return null;
};

/** Finds the bucket of the client's address. */
export const resolveClientAddress: Step = (context) => {
  const { TRUSTED_PROXY_HOPS, CROWDEE_PEER_NONCE } = env();
  context.address = clientAddress(context.request.headers, TRUSTED_PROXY_HOPS, CROWDEE_PEER_NONCE);
  return null;
};

/** Proves the credential offline: who this claims to be, and that the claim is genuine. */
export const identifyCaller: Step = (context) => {
  context.identity = identify(context.request.headers, credentialSecrets());
  context.refusal = readForwardedError(context.request.headers, env().CROWDEE_PEER_NONCE);
  context.internal = context.path.startsWith("/api/internal/") && isInternal(context.request.headers);
  return null;
};
