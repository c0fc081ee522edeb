import type { FieldError } from "../errors";

const MAX_DEPTH = 32;

/**
 * Finds what JSON can say but we cannot keep: text with NUL (which Postgres rejects) or half a surrogate pair (which is
 * not Unicode), keys that would reach an object's prototype, and nesting nobody needs.
 *
 * @returns the first fault, by path, or `null`
 */
export function findUnstorable(value: unknown, path = "", depth = 0): FieldError | null {
  if (typeof value === "string") return faultOfText(value, path);
  if (typeof value !== "object" || value === null) return null;
  if (depth >= MAX_DEPTH) return { path, message: `is nested more than ${MAX_DEPTH} levels deep` };
  for (const [key, item] of Object.entries(value)) {
    const itemPath = path === "" ? key : `${path}.${key}`;
    if (key === "__proto__") return { path: itemPath, message: "is not a known field" };
    const fault = faultOfText(key, itemPath) ?? findUnstorable(item, itemPath, depth + 1);
    if (fault) return fault;
  }
  return null;
}

function faultOfText(text: string, path: string): FieldError | null {
  if (text.includes("\u0000")) return { path: wellFormed(path), message: "must not contain NUL characters" };
  if (!isWellFormed(text)) return { path: wellFormed(path), message: "must be well-formed Unicode" };
  return null;
}

/** String.prototype.isWellFormed is newer than our TypeScript library target, not than our Node. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function wellFormed(path: string): string {
  return path.replace(/\p{Surrogate}/gu, "\uFFFD").replaceAll("\u0000", "\uFFFD");
}
