import { env } from "../env";
import { type CredentialSecrets, sessionCookieName } from "./identify";

/** What {@link identify} needs, from the environment. */
export function credentialSecrets(): CredentialSecrets {
  const { API_KEY_SECRETS, NEXTAUTH_SECRET, APP_URL } = env();
  return { apiKeys: API_KEY_SECRETS, tokens: NEXTAUTH_SECRET, sessionCookie: sessionCookieName(APP_URL) };
}
