import type { IncomingMessage } from "node:http";
import { checkFraming, MAX_PAGE_BODY } from "../edge/body-limits";
import { findKeyInAddress } from "../edge/key-in-address";
import { ApiError, methodNotAllowed, validationFailed } from "../errors";
import { validateRouterHeaders } from "./next-headers";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const MAX_TARGET = 8_192;

const IS_API = /^[/\\]+api([/\\?]|$)/;

/** A path of the API that will never exist: 401 without a credential, otherwise 404. */
const NOWHERE = "/api/v1/-";

/**
 * The target to pass on, or the error. A rejected request to the API has both: it is passed on to be counted against its
 * caller's limit, and then rejected.
 */
export type Validation = { target: string; error?: ApiError } | { target?: undefined; error: ApiError };

/** Rejects what Next would respond to with 500 or a redirect, or what two readers would understand differently. */
export function validateRequest(request: IncomingMessage): Validation {
  const validation = validateHead(request);
  if (IS_API.test(pathOf(request.url ?? ""))) return validation.error ? { ...validation, target: NOWHERE } : validation;
  const error = validation.target === undefined ? undefined : validateForNext(request, validation.target);
  return error ? { error } : validation;
}

/** Rejects of a page or a file what Next would read into memory, repeat in its response, or respond to with 500. */
function validateForNext({ headers }: IncomingMessage, target: string): ApiError | null {
  const [path = ""] = target.split("?", 1);
  const framing = { length: headers["content-length"], encoding: headers["transfer-encoding"] };
  return (
    checkFraming(framing, MAX_PAGE_BODY) ??
    findKeyInAddress(path, target.slice(path.length)) ??
    validateRouterHeaders(headers)
  );
}

function validateHead({ method = "", url = "", headers, rawHeaders, httpVersion }: IncomingMessage): Validation {
  if (!METHODS.includes(method)) return { error: unknownMethod(method) };
  if (url.length > MAX_TARGET)
    return malformed(`The address has ${url.length} characters; the maximum is ${MAX_TARGET}.`);
  if (headers.host === undefined && httpVersion === "1.1") return malformed("The Host header is missing.");
  const repeated = repeatedOf(rawHeaders);
  if (repeated) return malformed(`The ${repeated} header is repeated.`);
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== "100-continue") {
    return malformed("The only supported expectation is 100-continue.");
  }
  // Ordinary HTTP clients offer h2c, and continue in HTTP/1.1 when the server ignores it.
  if (headers.upgrade !== undefined && headers.upgrade.toLowerCase() !== "h2c") {
    return malformed("This server does not upgrade to another protocol.");
  }
  return validateTarget(url);
}

/** Of these Node silently keeps the first, while a proxy before us may have used the last. */
const ONCE_ONLY = new Set(["host", "authorization"]);

function repeatedOf(rawHeaders: string[]): string | undefined {
  const met = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? "";
    if (!ONCE_ONLY.has(name)) continue;
    if (met.has(name)) return rawHeaders[i];
    met.add(name);
  }
  return undefined;
}

/** The error for a method that nothing here supports. */
export function unknownMethod(method: string): ApiError {
  return methodNotAllowed(method === "" ? "This method" : method, METHODS);
}

/** A client may send the whole address (RFC 9112, section 3.2.2); the host in it is ours. */
function pathOf(url: string): string {
  return url.startsWith("/") ? url : url.replace(/^https?:\/\/[^/?#]*/i, "");
}

function validateTarget(url: string): Validation {
  const target = pathOf(url);
  const query = target.indexOf("?");
  const path = query < 0 ? target : target.slice(0, query);
  if (!path.startsWith("/") || path.includes("#")) return malformed("The address is not a path.");
  if (path.includes("%") && !isDecodable(path)) {
    return malformed("The path is not percent-encoded UTF-8, or holds a NUL character.");
  }
  if (query >= 0 && holdsLostParameter(target.slice(query))) {
    return { error: validationFailed([{ path: "__proto__", message: "is not a known field" }]) };
  }
  const decoded = path.includes("%") ? decodeUnreserved(path) : path;
  if (/\/\.{1,2}(\/|$)/.test(decoded)) return malformed("The path holds a `.` or `..` segment.");
  return validateSegments(decoded, query < 0 ? decoded : decoded + target.slice(query));
}

/** Next drops this one parameter before our code sees it, but unknown parameters are rejected, never ignored. */
function holdsLostParameter(query: string): boolean {
  return /proto|%/i.test(query) && new URLSearchParams(query).has("__proto__");
}

/**
 * Letters, digits and `-._~` mean the same percent-encoded (RFC 3986, section 6.2.2.2), but the edge compares paths as
 * they are written while Next's router decodes some first. So both get the same spelling.
 */
function decodeUnreserved(path: string): string {
  return path.replace(/%[2-7][0-9a-f]/gi, (encoded) => {
    const character = decodeURIComponent(encoded);
    return /[\w.~-]/.test(character) ? character : encoded;
  });
}

/** Next redirects to the path without them, which suits a person but not a program that sent a body. */
function validateSegments(path: string, target: string): Validation {
  const doubled = /[/\\]{2}|\\/.test(path);
  if (IS_API.test(path) && (doubled || path.endsWith("/"))) return { target: NOWHERE };
  if (doubled) return { error: new ApiError("not_found", "The path holds an empty segment.") };
  return { target };
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

function malformed(detail: string): Validation {
  return { error: new ApiError("malformed_request", detail) };
}
