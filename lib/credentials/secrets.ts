import { env } from "../env";
import { type CredentialSecrets, sessionCookieName } from "./identify";

let secrets: CredentialSecrets | undefined;

/** What {@link identify} needs, from the environment; always the same object, which its cache is keyed by. */
export function credentialSecrets(): CredentialSecrets {
  const { API_KEY_SECRETS, NEXTAUTH_SECRET, APP_URL } = env();
  secrets ??= { apiKeys: API_KEY_SECRETS, tokens: NEXTAUTH_SECRET, sessionCookie: sessionCookieName(APP_URL) };
  return secrets;
}
