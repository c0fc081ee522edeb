/**
 * Ends the session through next-auth, then loads the sign-in page afresh, so that nothing of the signed-in pages stays
 * in the browser's memory.
 *
 * @returns false when the session could not be ended
 */
export async function signOut(): Promise<boolean> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/sign-in", json: "true" });
    const response = await fetch("/api/auth/signout", { method: "POST", body });
    if (!response.ok) return false;
    location.assign("/sign-in");
    return true;
  } catch {
    return false;
  }
}
