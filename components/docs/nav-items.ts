/** A page of the guide in the sidebar. */
export type NavItem = { href: string; label: string };
export type NavGroup = { title: string; items: readonly NavItem[] };

/** The guide, in reading order. */
export const GUIDE: readonly NavGroup[] = [
  { title: "Get started", items: [{ href: "/docs", label: "Quickstart" }] },
  {
    title: "Authentication",
    items: [
      { href: "/docs/authentication", label: "Authentication methods" },
      { href: "/docs/authentication/api-keys", label: "API keys" },
      { href: "/docs/authentication/browser-session", label: "Browser sessions" },
      { href: "/docs/authentication/access-tokens", label: "Access tokens" },
      { href: "/docs/security", label: "API key security" },
    ],
  },
  {
    title: "Using the API",
    items: [
      { href: "/docs/organizations-and-scopes", label: "Organizations and scopes" },
      { href: "/docs/idempotency-and-pagination", label: "Idempotency and pagination" },
      { href: "/docs/rate-limits", label: "Rate limits" },
      { href: "/docs/batch-processing", label: "Batch processing" },
      { href: "/docs/errors", label: "Errors" },
    ],
  },
  {
    title: "Reference",
    items: [
      { href: "/docs/reference", label: "API reference" },
      { href: "/docs/changelog", label: "Changelog" },
    ],
  },
];

const PAGES = GUIDE.flatMap((group) => group.items);

/** The pages before and after a page, in reading order. */
export function adjacentPages(href: string): { previous: NavItem | undefined; next: NavItem | undefined } {
  const index = PAGES.findIndex((page) => page.href === href);
  return { previous: PAGES[index - 1], next: index < 0 ? undefined : PAGES[index + 1] };
}
