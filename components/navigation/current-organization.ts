let currentId: string | null = null;

/**
 * The id of the organization this tab works in, or null before the first page of one. API calls name it, so that two
 * tabs in two organizations each write to their own.
 */
export function currentOrganizationId(): string | null {
  return currentId;
}

/** Called by the signed-in shell whenever the page's organization changes. Never called on the server. */
export function setCurrentOrganizationId(id: string | null): void {
  currentId = id;
}
