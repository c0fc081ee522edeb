import { verifyToken } from "../credentials/token";
import { env } from "../env";
import { INTERNAL_HEADERS } from "./headers";

/**
 * What the edge and the routes ask each other over HTTP, because the Edge runtime shares no memory with the rest: the edge
 * asks for the raised limits, and a route asks the edge how much of the limits is used.
 */
export const INTERNAL_PATHS = {
  limitGrants: "/api/internal/limit-grants",
  limitUsage: "/api/internal/limit-usage",
} as const;

/** True for a request that one of our own processes made. */
export function isInternal(headers: Headers): boolean {
  const token = headers.get(INTERNAL_HEADERS.token);
  return token !== null && verifyToken("internal", token, env().NEXTAUTH_SECRET).outcome === "genuine";
}
