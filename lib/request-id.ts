const SANE = /^(?!.*crowdee_)[A-Za-z0-9._-]{1,64}$/;

/** The request id to use: the inbound one when it is short, harmless in logs and headers and contains no API key, else a fresh one. */
export function requestIdOf(inbound: string | null | undefined): string {
  return inbound && SANE.test(inbound) ? inbound : `req_${crypto.randomUUID().replaceAll("-", "")}`;
}
