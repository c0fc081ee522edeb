/**
 * A command that shows whether a key works: it requests who the key belongs to.
 *
 * @param origin        our public origin
 * @param organization  the slug to name when the key reaches several organizations
 */
export function curlLine(origin: string, key: string, organization?: string): string {
  const lines = [`curl ${origin}/api/v1/me`, `-H "Authorization: Bearer ${key}"`];
  if (organization) lines.push(`-H "Crowdee-Organization: ${organization}"`);
  return lines.join(" \\\n  ");
}
