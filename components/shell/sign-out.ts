/**
 * Ends the session through next-auth, then loads a page afresh, so that nothing of the signed-in pages stays in the
 * browser's memory.
 *
 * @param next  the page to load
 * @returns false when the session could not be ended
 */
export async function signOut(next = "/sign-in"): Promise<boolean> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/sign-in", json: "true" });
    const response = await fetch("/api/auth/signout", { method: "POST", body });
    if (!response.ok) return false;
    location.assign(next);
    return true;
  } catch {
    return false;
  }
}
