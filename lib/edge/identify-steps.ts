import { clientAddressOf } from "../client-address/client-address";
import { identify } from "../credentials/identify";
import { credentialSecrets } from "../credentials/secrets";
import { env } from "../env";
import { readForwardedError } from "../internal/forwarded-error";
import { isInternal } from "../internal/routes";
import { requestIdOf } from "../request-id";
import type { Step } from "./context";

/** Gives the request an id: the inbound one when it is well-formed. */
export const assignRequestId: Step = (context) => {
  const inbound = context.request.headers.get("x-request-id");
  context.requestId = requestIdOf(inbound);
  if (inbound !== context.requestId) context.requestHeaders["x-request-id"] = context.requestId;
  context.responseHeaders["X-Request-Id"] = context.requestId;
  return null;
};

/** Finds the bucket of the client's address. */
export const resolveClientAddress: Step = (context) => {
  context.address = clientAddressOf(context.request.headers);
  return null;
};

/** Verifies the credential offline: whose it claims to be, and that the claim is genuine. */
export const identifyCaller: Step = (context) => {
  const { headers } = context.request;
  context.identity = identify(headers, credentialSecrets());
  context.forwardedError = readForwardedError(headers, env().CROWDEE_PEER_NONCE);
  context.isInternal = context.path.startsWith("/api/internal/") && isInternal(headers);
  return null;
};
