import type { AuthOptions, Profile } from "next-auth";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { env } from "../env";
import type { OAuthIdentity } from "../services/accounts/oauth-accounts";

type OAuthProvider = Extract<AuthOptions["providers"][number], { type: "oauth" }>;

type GitHubEmail = { email: string; primary: boolean; verified: boolean };

/** A service people may sign in through, as its button shows it. */
export type SignInService = { id: string; name: string };

/** The services that are configured. */
export function signInServices(): SignInService[] {
  return oauthProviders().map(({ id, name }) => ({ id, name }));
}

/** The OAuth providers whose variables are set. */
export function oauthProviders(): OAuthProvider[] {
  return [github(), google(), openIdConnect()].filter((provider) => provider !== null);
}

/**
 * The identity a provider vouches for. Only an email address it says it has verified counts.
 *
 * @param claims  what it says, in OpenID Connect's standard claims
 */
export function identityOf(provider: string, providerAccountId: string, claims: Profile): OAuthIdentity {
  const { email, email_verified: verified } = claims as Profile & { email_verified?: unknown };
  return {
    provider,
    providerAccountId,
    email: (verified === true || verified === "true") && typeof email === "string" ? email : null,
    name: typeof claims.name === "string" ? claims.name : "",
  };
}

function github(): OAuthProvider | null {
  const { GITHUB_ID, GITHUB_SECRET } = env();
  if (!GITHUB_ID || !GITHUB_SECRET) return null;
  return GitHub({
    clientId: GITHUB_ID,
    clientSecret: GITHUB_SECRET,
    userinfo: {
      // The email address on a profile is for show; the one that counts is the primary, verified one.
      async request({ client, tokens: { access_token: token = "" } }) {
        const profile = await client.userinfo(token);
        const email = await verifiedGitHubEmail(token);
        return { ...profile, name: profile.name ?? String(profile.login), email, email_verified: email !== undefined };
      },
    },
  });
}

async function verifiedGitHubEmail(token: string): Promise<string | undefined> {
  const headers = { Authorization: `Bearer ${token}`, Accept: "application/vnd.github+json" };
  const response = await fetch("https://api.github.com/user/emails", { headers, signal: AbortSignal.timeout(5_000) });
  if (!response.ok) return undefined;
  const emails = (await response.json()) as GitHubEmail[];
  return emails.find(({ primary, verified }) => primary && verified)?.email;
}

function google(): OAuthProvider | null {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env();
  if (!GOOGLE_CLIENT_ID || !GOOGLE_CLIENT_SECRET) return null;
  return Google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET });
}

function openIdConnect(): OAuthProvider | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    id: "oidc",
    name: OIDC_NAME,
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    // The ID token is verified all the same; the email address a scope asks for is in the user info (OpenID Connect
    // Core, 5.4), whose subject must be that of the ID token.
    userinfo: {
      request: ({ client, tokens }) => client.userinfo(tokens as Parameters<typeof client.userinfo>[0]),
    },
    profile: (claims: { sub: string }) => ({ id: claims.sub }),
  };
}
