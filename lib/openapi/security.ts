import type { Contract } from "../contracts/contract";
import type { SecurityRequirement } from "./types";

/** The three ways in. */
export const SECURITY_SCHEMES = (sessionCookie: string) => ({
  apiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "crowdee_ and 40 characters",
    description: "An API key from Settings → API Keys, for scripts, CI and backends.",
  },
  accessToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "A 15-minute token minted from a session with POST /api/v1/tokens, for services behind the same sign-in.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: sessionCookie,
    description: "The browser session of a signed-in person. Unsafe methods must come from our own origin.",
  },
});

/**
 * What a caller must hold, any one of the list. The array of each scheme names the permission required, as OpenAPI 3.1
 * provides for schemes that are not OAuth2.
 */
export function securityOf({ permission, session }: Contract): SecurityRequirement[] {
  if (permission === "public") return [];
  const permissions = permission === "authenticated" ? [] : [permission];
  if (session) return [{ session: permissions }];
  return [{ apiKey: permissions }, { accessToken: permissions }, { session: permissions }];
}
