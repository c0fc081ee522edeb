import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";
import { call } from "./client";
import { CookieJar } from "./cookie-jar";

/** Someone with an account of the service, as it vouches for them. */
export type OidcPerson = { sub: string; email: string; email_verified: boolean; name?: string };

export type OidcServer = {
  /** Signs a person in at the service, from its authorization address to the address it sends them back to. */
  signIn(person: OidcPerson, authorizationUrl: string): Promise<string>;
  stop(): Promise<void>;
};

/** The app as the service knows it. */
export const OIDC_CLIENT = { client_id: "crowdee", client_secret: "oidc-tests-client-secret-0123456789" } as const;

const SCOPES = "openid email profile";
const MAX_REDIRECTS = 10;

/** Starts an OpenID Connect service on a port, with one client: the app at `appUrl`. It asks nobody for consent. */
export async function startOidcServer(port: number, appUrl: string): Promise<OidcServer> {
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, OidcPerson>();
  let current = "";
  const provider: Provider = new Provider(issuer, {
    clients: [{ ...OIDC_CLIENT, redirect_uris: [`${appUrl}/api/auth/callback/oidc`] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["oidc-tests-cookie-key"] },
    jwks: { keys: [signingKey()] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...people.get(accountId), sub: accountId }) }),
    async loadExistingGrant({ oidc: { client, session } }) {
      const grant = new provider.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return serve(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: current } });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    async signIn(person, authorizationUrl) {
      people.set(person.sub, person);
      current = person.sub;
      return followTo(appUrl, authorizationUrl);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" };
}

/** Follows redirects as a browser new to the service would, to the first address of the app. */
async function followTo(appUrl: string, from: string): Promise<string> {
  const jar = new CookieJar();
  let url = new URL(from);
  for (let i = 0; i < MAX_REDIRECTS; i++) {
    const response = await call(url.origin, { path: url.pathname + url.search, headers: jar.headers });
    jar.take(response);
    const { location } = response.headers;
    if (location === undefined) throw new Error(`${url.href} does not lead on: ${response.status} ${response.text}`);
    url = new URL(location, url);
    if (url.origin === appUrl) return url.href;
  }
  throw new Error("The service does not lead back to the app.");
}
