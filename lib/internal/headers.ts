/**
 * The headers our own server, edge and routes exchange. No client is believed: `peer`, `error` and `admitted` carry the
 * nonce of the boot, `token` a signed token, and nothing is decided on the others.
 */
export const INTERNAL_HEADERS = {
  /** From our server, on every request: the nonce and the address of the socket. */
  peer: "x-crowdee-peer",
  /** From our server, on a request it rejects: the nonce and the error. See forwarded-error.ts. */
  error: "x-crowdee-error",
  /** From our server to Next, on a request that has gone through the steps: the nonce. */
  admitted: "x-crowdee-admitted",
  /** On requests of one of our own processes: a token that only a holder of NEXTAUTH_SECRET can sign. */
  token: "x-crowdee-internal",
  /** From the edge to the health route: the state of the shared limiter. */
  limiter: "x-crowdee-limiter",
  /** From the edge to pages: the path and query that sign-in returns to. */
  path: "x-crowdee-path",
} as const;
