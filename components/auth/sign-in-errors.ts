const MESSAGES: Record<string, string> = {
  AccessDenied: "This account is disabled. Contact your administrator.",
  EmailNotVerified: "That service hasn't verified your email address. Verify it there, then try again.",
  OAuthAccountNotLinked:
    "An account with this email address already exists, and the address isn't verified. Sign in with your password.",
  SignUpClosed: "Sign-up is by invitation only. Open the link in your invitation first.",
  CredentialsSignin: "Incorrect email address or password.",
  SessionRequired: "Sign in to view that page.",
};

/** The message for the error code next-auth returns to the sign-in page with; null when there is none. */
export function signInErrorMessage(code: string | string[] | undefined): string | null {
  if (typeof code !== "string") return null;
  return Object.hasOwn(MESSAGES, code) ? (MESSAGES[code] ?? null) : "Signing in with that service failed. Try again.";
}
