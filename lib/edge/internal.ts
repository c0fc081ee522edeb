import { verifyToken } from "../credentials/token";
import { env } from "../env";

/** Where processes of ours ask each other. Bears a token that only a holder of NEXTAUTH_SECRET can sign. */
export const INTERNAL_HEADER = "x-crowdee-internal";

/** True for a request one of our own processes made. */
export function isInternal(headers: Headers): boolean {
  const token = headers.get(INTERNAL_HEADER);
  return token !== null && verifyToken("internal", token, env().NEXTAUTH_SECRET).outcome === "genuine";
}
