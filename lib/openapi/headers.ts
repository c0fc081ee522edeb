import type { Contract } from "../contracts/contract";
import type { Header, Reference } from "./types";

const seconds = { type: "integer", minimum: 0 };

/** Every header a response can have, by name. */
export const HEADERS = {
  "X-Request-Id": {
    description: "Identifies this request in our logs. A valid X-Request-Id in the request is kept.",
    schema: { type: "string", examples: ["req_4f1c2a9be07d4c83a5d6e7f8091a2b3c"] },
  },
  "RateLimit-Policy": {
    description:
      "The limit that applies to this request: its name, and `q` requests per `w` seconds (a structured field).",
    schema: { type: "string", examples: ['"api-key";q=600;w=60'] },
  },
  RateLimit: {
    description: "What is left of the limit: `r` requests for the next `t` seconds (a structured field).",
    schema: { type: "string", examples: ['"api-key";r=599;t=42'] },
  },
  "X-RateLimit-Limit": { description: "Requests per window.", schema: { type: "integer", minimum: 1 } },
  "X-RateLimit-Remaining": { description: "Requests left in this window.", schema: { type: "integer", minimum: 0 } },
  "X-RateLimit-Reset": { description: "When the window ends, as a Unix timestamp in seconds.", schema: seconds },
  "Retry-After": {
    description: "How many seconds to wait before the next request. Waiting exactly that long is enough.",
    schema: { type: "integer", minimum: 1 },
  },
  "WWW-Authenticate": {
    description: "The bearer challenge (RFC 6750).",
    schema: { type: "string", examples: ['Bearer realm="crowdee"'] },
  },
  "Idempotency-Replayed": {
    description: "`true` when this is the stored response to an earlier request with the same Idempotency-Key.",
    schema: { type: "string", enum: ["true"] },
  },
  ETag: { description: "The version of this response, for use in If-None-Match.", schema: { type: "string" } },
} as const satisfies Record<string, Header>;

type HeaderName = keyof typeof HEADERS;

const RATE_LIMIT_HEADERS: HeaderName[] = [
  "RateLimit-Policy",
  "RateLimit",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
];

/** The headers an operation's response with this status has, as references. */
export function headersOf(contract: Contract, status: number): Record<string, Reference> {
  const names: HeaderName[] = ["X-Request-Id"];
  if (!contract.unlimited) names.push(...RATE_LIMIT_HEADERS);
  if (status === 429 || status === 503) names.push("Retry-After");
  if (status === 401 || status === 403) names.push("WWW-Authenticate");
  if (status < 300 && takesIdempotencyKey(contract)) names.push("Idempotency-Replayed");
  if ((status === 200 || status === 304) && contract.etag) names.push("ETag");
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Whether the operation accepts an Idempotency-Key, which makes it safe to retry. */
export function takesIdempotencyKey(contract: Contract): boolean {
  return contract.method === "POST" && contract.permission !== "public";
}
