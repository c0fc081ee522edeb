import { identify } from "../credentials/identify";
import { isInternal } from "../credentials/internal";
import { credentialSecrets } from "../credentials/secrets";
import { env } from "../env";
import { requestIdOf } from "../request-id";
import { clientAddress } from "./client-address";
import { handedRefusal } from "./handed-refusal";
import type { Step } from "./visit";

/** Gives the request its id: the inbound one when it is sane. */
export const nameRequest: Step = (visit) => {
  visit.requestId = requestIdOf(visit.request.headers.get("x-request-id"));
  return null;
};

/** Finds the bucket of the client's address. */
export const locateClient: Step = (visit) => {
  const { TRUSTED_PROXY_HOPS, CROWDEE_PEER_NONCE } = env();
  visit.address = clientAddress(visit.request.headers, TRUSTED_PROXY_HOPS, CROWDEE_PEER_NONCE);
  return null;
};

/** Proves the credential offline: who this claims to be, and that the claim is genuine. */
export const identifyCaller: Step = (visit) => {
  visit.identity = identify(visit.request.headers, credentialSecrets());
  visit.refusal = handedRefusal(visit.request.headers, env().CROWDEE_PEER_NONCE);
  visit.internal = visit.path.startsWith("/api/internal/") && isInternal(visit.request.headers);
  return null;
};
