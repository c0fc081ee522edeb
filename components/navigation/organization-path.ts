/** The start of the address of an organization's pages, up to its slug. */
const ORGANIZATION_PAGE = /^\/orgs\/([^/]+)(\/.*)?$/;

/** A page of an organization: `organizationPath("newsroom", "/settings/members")`. Without a page, its projects. */
export function organizationPath(slug: string, page = "/projects"): string {
  return `/orgs/${slug}${page}`;
}

/** The slug of the organization an address belongs to; null for a page that belongs to none. */
export function slugOfPath(path: string): string | null {
  return ORGANIZATION_PAGE.exec(path)?.[1] ?? null;
}

/**
 * The page of another organization that matches the one at `path`. A project exists in one organization only, so its
 * page leads to the list; so does a page that belongs to no organization, or that the person may not see there.
 *
 * @param auditLog  whether the person may read the other organization's audit log
 */
export function samePageIn(slug: string, path: string, auditLog: boolean): string {
  const page = ORGANIZATION_PAGE.exec(path)?.[2] ?? "";
  const exists = page.startsWith("/settings/") && (auditLog || page !== "/settings/audit-log");
  return organizationPath(slug, exists ? page : undefined);
}
