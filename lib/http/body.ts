import { ApiError, validationFailed } from "../errors";
import { findUnstorable } from "./text";

/** The most a JSON body may hold, in bytes. */
export const MAX_BODY_BYTES = 1_000_000;

/**
 * Reads a JSON body whole: at most {@link MAX_BODY_BYTES}, exactly as long as announced, valid UTF-8, storable.
 *
 * @throws ApiError `unsupported_media_type`, `payload_too_large`, `malformed_json`, `validation_failed`
 */
export async function readJson(request: Request): Promise<unknown> {
  assertJson(request.headers.get("content-type"));
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > MAX_BODY_BYTES) throw tooLarge();
  const bytes = await readBytes(request);
  if (announced !== null && Number(announced) !== bytes.length) {
    throw new ApiError("malformed_json", `${announced} bytes were announced and ${bytes.length} arrived.`);
  }
  const value = parse(bytes);
  const fault = findUnstorable(value);
  if (fault) throw validationFailed([fault]);
  return value;
}

function assertJson(contentType: string | null): void {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new ApiError("unsupported_media_type", "Send the body as `Content-Type: application/json`.");
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
  return new ApiError("payload_too_large", `The body holds more than ${MAX_BODY_BYTES} bytes.`);
}
