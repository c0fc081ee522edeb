import { ApiProblem, problemOf, reach } from "@/components/api-client";

/**
 * Signs in through next-auth, which sets the session cookie.
 *
 * @throws ApiProblem, the same for an unknown account and a wrong password
 */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const response = await postForm("/api/auth/callback/credentials", { email, password, callbackUrl: "/projects" });
  if (response.status === 401) throw new ApiProblem("unauthenticated", "Incorrect email address or password.");
  if (!response.ok) throw await problemOf(response);
}

/**
 * Starts signing in through another service.
 *
 * @param callbackUrl  the page to return to
 * @returns the URL to go to there
 */
export async function startSignInWith(service: string, callbackUrl: string): Promise<string> {
  const response = await postForm(`/api/auth/signin/${service}`, { callbackUrl });
  if (!response.ok) throw await problemOf(response);
  const { url } = (await response.json()) as { url: string };
  return url;
}

async function postForm(url: string, fields: Record<string, string>): Promise<Response> {
  const response = await reach("/api/auth/csrf");
  if (!response.ok) throw await problemOf(response);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return reach(url, { method: "POST", body: new URLSearchParams({ ...fields, csrfToken, json: "true" }) });
}
