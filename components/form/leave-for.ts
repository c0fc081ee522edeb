/**
 * Loads another page from the server, so that nothing of this one stays in memory. Resolves only when the browser
 * restores this page from its back-forward cache; until then a form stays busy.
 */
export function leaveFor(path: string): Promise<void> {
  return new Promise((resolve) => {
    addEventListener("pageshow", () => resolve(), { once: true });
    location.assign(path);
  });
}
