/** True for a path of the API; every other is a page or a file. */
export function isApiPath(path: string): boolean {
  return path === "/api" || path.startsWith("/api/") || path === "/.well-known/api-catalog";
}
