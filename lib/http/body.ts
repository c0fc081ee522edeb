import { MAX_BODY_BYTES } from "../contracts/body";
import { ApiError, validationFailed } from "../errors";
import { charsetOf, mediaTypeOf } from "../media-type";
import { findUnstorable } from "./text";

/**
 * Reads a JSON body whole: at most {@link MAX_BODY_BYTES}, exactly as long as announced, valid UTF-8, storable.
 *
 * @throws ApiError `unsupported_media_type`, `payload_too_large`, `malformed_json`, `validation_failed`
 */
export async function readJson(request: Request): Promise<unknown> {
  if (mediaTypeOf(request.headers) !== "application/json") {
    throw new ApiError("unsupported_media_type", "Send the body as `Content-Type: application/json`.");
  }
  const value = parse(await readAll(request));
  const fault = findUnstorable(value);
  if (fault) throw validationFailed([fault]);
  return value;
}

/**
 * Reads the named fields of a form, sent as one or as a JSON object, under the same rules. Other fields are passed over.
 *
 * @returns text by name; of several fields of one name the last
 * @throws ApiError as {@link readJson}
 */
export async function readFields<const Name extends string>(
  request: Request,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>>> {
  const sent = await readForm(request);
  if (typeof sent !== "object" || sent === null) throw validationFailed([{ path: "", message: "must be an object" }]);
  const present = names.filter((name) => Object.hasOwn(sent, name));
  const fields = present.map((name) => [name, textOf(name, (sent as Record<Name, unknown>)[name])]);
  return Object.fromEntries(fields);
}

async function readForm(request: Request): Promise<unknown> {
  const type = mediaTypeOf(request.headers);
  if (type === undefined) return {};
  if (type !== "application/x-www-form-urlencoded") return readJson(request);
  const form = Object.fromEntries(new URLSearchParams((await readAll(request)).toString("utf8")));
  const fault = findUnstorable(form);
  if (fault) throw validationFailed([fault]);
  return form;
}

function textOf(path: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  throw validationFailed([{ path, message: "must be text" }]);
}

async function readAll(request: Request): Promise<Buffer> {
  assertReadable(request.headers);
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > MAX_BODY_BYTES) throw tooLarge();
  const bytes = await readBytes(request);
  if (announced !== null && Number(announced) !== bytes.length) {
    throw new ApiError("malformed_json", `${announced} bytes were announced, but ${bytes.length} arrived.`);
  }
  return bytes;
}

/** Rejects a body in an encoding or a character set that we do not read (RFC 9110, section 15.5.16). */
function assertReadable(headers: Headers): void {
  const encoding = headers.get("content-encoding")?.toLowerCase() ?? "identity";
  if (encoding !== "identity") {
    throw new ApiError("unsupported_media_type", "Send the body uncompressed, without Content-Encoding.");
  }
  const charset = charsetOf(headers) ?? "utf-8";
  if (!["utf-8", "utf8", "us-ascii"].includes(charset)) {
    throw new ApiError("unsupported_media_type", "Send the body in UTF-8.");
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw new ApiError("malformed_json", "The body ended before its announced length.");
    });
    if (!part || part.done) return Buffer.concat(chunks);
    length += part.value.length;
    if (length > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(part.value);
  }
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) throw new ApiError("malformed_json", "The body is empty; send a JSON object.");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ApiError("malformed_json", "The body is not valid JSON in UTF-8.");
  }
}

function tooLarge(): ApiError {
  return new ApiError("payload_too_large", `The body is larger than ${MAX_BODY_BYTES} bytes.`);
}
