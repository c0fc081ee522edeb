/** A command that shows whether a key works: it requests who the key belongs to. */
export function curlLine(origin: string, key: string): string {
  return [`curl ${origin}/api/v1/me`, `-H "Authorization: Bearer ${key}"`].join(" \\\n  ");
}
