import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { clientAddressOf } from "../client-address/client-address";
import { cookieOf, identify } from "../credentials/identify";
import { credentialSecrets } from "../credentials/secrets";
import { ApiError } from "../errors";
import { INTERNAL_HEADERS } from "../internal/headers";
import { enterOptionalOrganization } from "../operations/enter-organization";
import { type ReachableOrganization, reachableOrganizations } from "../permissions";
import { authenticate } from "../services/authentication/authenticate";
import { isOperator } from "../services/shared/operator";
import type { OrganizationPrincipal, Principal } from "../services/shared/principal";
import { toApiError } from "../services/shared/to-api-error";
import { ORGANIZATION_COOKIE } from "./cookies";

/** Who a page is shown to. `organization` is the active one; null when the person belongs to none. */
export type SessionPrincipal = Principal & { organization: ReachableOrganization | null };

/**
 * The signed-in person behind the page being rendered, read live and once per request however many components ask.
 * Without a live session, redirects to sign-in and back. A bearer credential does not open pages.
 */
export async function requireSession(): Promise<SessionPrincipal> {
  return (await readSession()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(await currentPath())}`);
}

/**
 * The signed-in person, in the organization that the page's address names. An organization they do not belong to is as
 * absent as one that never was.
 */
export async function requireOrganization(slug: string): Promise<OrganizationPrincipal> {
  const principal = await requireSession();
  const organization = reachableOrganizations(principal.reach, principal.memberships).find((one) => one.slug === slug);
  if (!organization) notFound();
  return { ...principal, organization };
}

/** The signed-in person, for pages of operators: to everyone else there is no such page. */
export async function requireOperator(): Promise<SessionPrincipal> {
  if (!(await isSignedInOperator())) notFound();
  return requireSession();
}

/** Whether the signed-in person is an operator; read once per request. */
export const isSignedInOperator = cache(async (): Promise<boolean> => isOperator(await requireSession()));

/** Shows "not found" when what an operation reads is not there, or not for the person who looks. */
export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 403 || error.status === 404)) notFound();
    throw error;
  }
}

/** As the middleware found it. */
async function currentPath(): Promise<string> {
  return (await headers()).get(INTERNAL_HEADERS.path) ?? "/";
}

/**
 * The signed-in person on a public page, or `null`. While the database is down nobody can be identified, and the page is
 * still shown.
 */
export async function optionalSession(): Promise<SessionPrincipal | null> {
  try {
    return await readSession();
  } catch (error) {
    if (toApiError(error, crypto.randomUUID()).code === "service_unavailable") return null;
    throw error;
  }
}

const readSession = cache(async (): Promise<SessionPrincipal | null> => {
  const inbound = await headers();
  const cookie = inbound.get("cookie") ?? "";
  const principal = await sessionOf(cookie, clientAddressOf(inbound));
  if (!principal) return null;
  const preferred = cookieOf(cookie, ORGANIZATION_COOKIE);
  return enterOptionalOrganization(principal, null, preferred);
});

async function sessionOf(cookie: string, clientAddress: string): Promise<Principal | null> {
  const identity = identify(new Headers({ cookie }), credentialSecrets());
  if (identity.kind !== "session") return null;
  try {
    return await authenticate(identity, { requestId: crypto.randomUUID(), clientAddress });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}
