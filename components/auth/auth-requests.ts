import { ApiProblem, problemOf, reach } from "@/components/api-client";

/**
 * Signs in through next-auth; the session comes as a cookie.
 *
 * @throws ApiProblem, the same for an unknown account and a wrong password
 */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const response = await postForm("/api/auth/callback/credentials", { email, password, callbackUrl: "/projects" });
  if (response.status === 401) throw new ApiProblem("unauthenticated", "Wrong e-mail address or password.");
  if (!response.ok) throw await problemOf(response);
}

/**
 * Begins signing in through another service.
 *
 * @param callbackUrl  the page to come back to
 * @returns the address there to go to
 */
export async function beginSignInThrough(service: string, callbackUrl: string): Promise<string> {
  const response = await postForm(`/api/auth/signin/${service}`, { callbackUrl });
  if (!response.ok) throw await problemOf(response);
  const { url } = (await response.json()) as { url: string };
  return url;
}

async function postForm(url: string, fields: Record<string, string>): Promise<Response> {
  const answer = await reach("/api/auth/csrf");
  if (!answer.ok) throw await problemOf(answer);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return reach(url, { method: "POST", body: new URLSearchParams({ ...fields, csrfToken, json: "true" }) });
}
