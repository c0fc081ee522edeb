import { type Contract, isRolePermission } from "../contracts/contract";
import type { SecurityRequirement } from "./types";

/** The three ways to authenticate. */
export const SECURITY_SCHEMES = (sessionCookie: string) => ({
  apiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "crowdee_ followed by 40 characters",
    description: "An API key from Settings → API Keys, for scripts, CI and backends.",
  },
  accessToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A 15-minute token issued for a session by POST /api/v1/tokens, for services that share our sign-in.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: sessionCookie,
    description:
      "The browser session of a signed-in user. Requests that change something must come from our own origin.",
  },
});

/**
 * The credentials that an operation accepts, any one of them. Each scheme lists the required permission, which OpenAPI
 * 3.1 allows for schemes other than OAuth2.
 */
export function securityOf({ permission, session }: Contract): SecurityRequirement[] {
  if (permission === "public") return [];
  const permissions = isRolePermission(permission) ? [permission] : [];
  if (session) return [{ session: permissions }];
  return [{ apiKey: permissions }, { accessToken: permissions }, { session: permissions }];
}
