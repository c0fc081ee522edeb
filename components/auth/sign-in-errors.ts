const MESSAGES: Record<string, string> = {
  AccessDenied: "This account is disabled. Ask whoever runs this Crowdee.",
  EmailNotVerified: "That service has not verified your e-mail address. Verify it there, then try again.",
  OAuthAccountNotLinked:
    "An account with this e-mail address exists already, and its address is not verified. Sign in with its password.",
  SignUpClosed: "Accounts are by invitation only. Open the link in your invitation first.",
  CredentialsSignin: "Wrong e-mail address or password.",
  SessionRequired: "Sign in to see that page.",
};

/** What to say about the reason next-auth sends people back to sign-in with; null when there is none. */
export function signInErrorMessage(code: string | string[] | undefined): string | null {
  if (typeof code !== "string") return null;
  return Object.hasOwn(MESSAGES, code)
    ? (MESSAGES[code] ?? null)
    : "Signing in through that service failed. Try again.";
}
