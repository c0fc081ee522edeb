import { type ApiResponse, call } from "./client";
import type { Headers } from "./world";

/** A browser's cookies, kept as a browser would between requests. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  take({ headers }: ApiResponse): void {
    for (const cookie of headers["set-cookie"] ?? []) {
      const [pair = ""] = cookie.split(";");
      const split = pair.indexOf("=");
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)];
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  has(name: string): boolean {
    return this.#cookies.has(name);
  }

  get headers(): Headers {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }
}

/** Signs in as the sign-in page does, and keeps the cookies. */
export function signIn(
  origin: string,
  into: CookieJar,
  email: string,
  password: string,
  headers: Headers = {},
): Promise<ApiResponse> {
  return submit(origin, into, "/api/auth/callback/credentials", { email, password }, headers);
}

/** Signs out as the account menu does, and drops the cookies. */
export function signOut(origin: string, from: CookieJar): Promise<ApiResponse> {
  return submit(origin, from, "/api/auth/signout", {});
}

async function submit(
  origin: string,
  jar: CookieJar,
  path: string,
  fields: Record<string, string>,
  extra: Headers = {},
): Promise<ApiResponse> {
  const csrf = await call(origin, { path: "/api/auth/csrf", headers: jar.headers });
  jar.take(csrf);
  const form = new URLSearchParams({ csrfToken: csrf.json.csrfToken, ...fields, json: "true" });
  const headers = { ...extra, ...jar.headers, origin, "content-type": "application/x-www-form-urlencoded" };
  const response = await call(origin, { method: "POST", path, headers, body: form.toString() });
  jar.take(response);
  return response;
}
