import { CONTRACTS } from "../contracts";

type Link = { href: string; title: string };

/**
 * The collections of version 1 by name, each with its URL, as `GET /api/v1` lists them.
 *
 * @param appUrl  our public origin
 */
export function resourceLinks(appUrl: string): Record<string, Link> {
  const links: Record<string, Link> = {};
  for (const { path, tag } of CONTRACTS) {
    const [, segment] = /^\/api\/v1\/([a-z-]+)$/.exec(path) ?? [];
    if (segment) links[camelCase(segment)] ??= { href: appUrl + path, title: tag };
  }
  return links;
}

/** Links to the documentation, for people and programs. */
export function guideLinks(appUrl: string): Record<string, Link> {
  return {
    documentation: { href: `${appUrl}/docs`, title: "Guide" },
    reference: { href: `${appUrl}/docs/reference`, title: "API reference" },
    openapi: { href: `${appUrl}/api/openapi.json`, title: "OpenAPI 3.1 document" },
    health: { href: `${appUrl}/api/health`, title: "Health" },
    catalog: { href: `${appUrl}/.well-known/api-catalog`, title: "API catalog" },
  };
}

function camelCase(segment: string): string {
  return segment.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
