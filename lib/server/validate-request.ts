import type { IncomingMessage } from "node:http";
import { ApiError, validationFailed } from "../errors";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const MAX_TARGET = 8_192;

const IS_API = /^[/\\]+api([/\\?]|$)/;

/** An address under the API that nothing will ever have: strangers get 401 for it, everyone else 404. */
const NOWHERE = "/api/v1/-";

/**
 * The target to hand on, or why it cannot be. A refused request to the API has both: it is handed on to be charged to its
 * caller and then refused.
 */
export type Verdict = { target: string; refusal?: ApiError } | { target?: undefined; refusal: ApiError };

/** Judges what Next itself would answer with 500 or a redirect, or hand on in two readings: the method and the path. */
export function validateRequest(request: IncomingMessage): Verdict {
  const verdict = judgeRequest(request);
  return verdict.refusal && IS_API.test(pathOf(request.url ?? "")) ? { ...verdict, target: NOWHERE } : verdict;
}

function judgeRequest({ method = "", url = "", headers, rawHeaders, httpVersion }: IncomingMessage): Verdict {
  if (!METHODS.includes(method)) return { refusal: methodRefused(method) };
  if (url.length > MAX_TARGET)
    return malformed(`The address has ${url.length} characters; at most ${MAX_TARGET} are read.`);
  if (headers.host === undefined && httpVersion === "1.1") return malformed("The Host header is missing.");
  const repeated = repeatedOf(rawHeaders);
  if (repeated) return malformed(`The ${repeated} header is there more than once.`);
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== "100-continue") {
    return malformed("No expectation but 100-continue can be met.");
  }
  // h2c is offered by ordinary HTTP clients, who go on in HTTP/1.1 when nobody takes it up.
  if (headers.upgrade !== undefined && headers.upgrade.toLowerCase() !== "h2c") {
    return malformed("No other protocol is spoken here.");
  }
  return judgeTarget(url);
}

/** Of these Node would keep the first and say nothing, and whoever stands before us may have gone by the last. */
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

/** Says that a method is not known here. */
export function methodRefused(method: string): ApiError {
  const allow = METHODS.join(", ");
  const named = method === "" ? "This method" : method;
  return new ApiError("method_not_allowed", `${named} is not one of: ${allow}.`, {}, { Allow: allow });
}

/** A client may name the whole address (RFC 9112, section 3.2.2); ours is the only host there is. */
function pathOf(url: string): string {
  return url.startsWith("/") ? url : url.replace(/^https?:\/\/[^/?#]*/i, "");
}

function judgeTarget(url: string): Verdict {
  const target = pathOf(url);
  const query = target.indexOf("?");
  const path = query < 0 ? target : target.slice(0, query);
  if (!path.startsWith("/") || path.includes("#")) return malformed("The address is not a path.");
  if (path.includes("%") && !isDecodable(path)) {
    return malformed("The path is not percent-encoded UTF-8, or holds a NUL character.");
  }
  if (query >= 0 && holdsLostParameter(target.slice(query))) {
    return { refusal: validationFailed([{ path: "__proto__", message: "is not a known field" }]) };
  }
  const spelled = path.includes("%") ? spellOneWay(path) : path;
  if (/\/\.{1,2}(\/|$)/.test(spelled)) return malformed("The path holds a `.` or `..` segment.");
  return judgeEmptySegments(spelled, query < 0 ? spelled : spelled + target.slice(query));
}

/** Next drops this one parameter before any code of ours; what is not known is refused, and never passed over. */
function holdsLostParameter(query: string): boolean {
  return /proto|%/i.test(query) && new URLSearchParams(query).has("__proto__");
}

/**
 * Letters, digits and `-._~` mean the same percent-encoded (RFC 3986, section 6.2.2.2), but the edge compares paths as
 * they are written and Next's router decodes some of them first: both shall read one spelling.
 */
function spellOneWay(path: string): string {
  return path.replace(/%[2-7][0-9a-f]/gi, (encoded) => {
    const character = decodeURIComponent(encoded);
    return /[\w.~-]/.test(character) ? character : encoded;
  });
}

/** Next redirects to the path without them, which is kind to a person and a trap for a program that wrote. */
function judgeEmptySegments(path: string, target: string): Verdict {
  const doubled = /[/\\]{2}|\\/.test(path);
  if (IS_API.test(path) && (doubled || path.endsWith("/"))) return { target: NOWHERE };
  if (doubled) return { refusal: new ApiError("not_found", "The path holds an empty segment.") };
  return { target };
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

function malformed(detail: string): Verdict {
  return { refusal: new ApiError("malformed_request", detail) };
}
