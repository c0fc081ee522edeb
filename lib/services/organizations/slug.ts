import { randomBase32 } from "../../db/id";

const SUFFIX_LENGTH = 6;
const BASE_LENGTH = 40;
const ATTEMPTS = 5;

/**
 * Slugs for a name, best first: the name itself in lower-case ASCII, then the same with a short random suffix.
 *
 * @returns as many as are worth trying; each at most 47 characters and valid as an organization's slug
 */
export function slugCandidates(name: string): string[] {
  const base = slugOf(name);
  return [base, ...Array.from({ length: ATTEMPTS - 1 }, () => `${base}-${randomBase32(SUFFIX_LENGTH)}`)];
}

function slugOf(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-");
  return ascii.slice(0, BASE_LENGTH).replace(/^-+|-+$/g, "") || "organization";
}
