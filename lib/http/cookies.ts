import { env } from "../env";

/** The cookie by which a browser remembers its active organization. */
export const ORGANIZATION_COOKIE = "crowdee-organization";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** A Set-Cookie value that makes an organization the active one. It only prefers: membership is checked on every use. */
export function organizationCookie(organizationId: string): string {
  return cookie(ORGANIZATION_COOKIE, organizationId, YEAR_SECONDS);
}

function cookie(name: string, value: string, maxAge: number): string {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
