import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { textOf } from "../text-response";
import { accepts } from "./accept-encoding";

/** Shorter bodies grow or save less than it costs to compress them. */
const MIN_COMPRESSED_BYTES = 1_000;

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const COMPRESSIONS = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/**
 * Sends a Response of the Web platform. JSON is sent whole, with its length; anything else as it comes, no faster than the
 * client reads it.
 *
 * @param acceptEncoding  the encodings the client accepts; `null` when the body must not be compressed, because whoever can
 *   add text to a compressed body can guess at the secrets in it by its length (BREACH)
 */
export async function sendResponse(
  outgoing: ServerResponse,
  response: Response,
  acceptEncoding: string | null,
): Promise<void> {
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => {
    if (name === "set-cookie") outgoing.appendHeader(name, value);
    else outgoing.setHeader(name, value);
  });
  const text = textOf(response);
  if (text !== undefined) {
    await sendWhole(outgoing, text, acceptEncoding);
  } else if (!response.body) {
    if (response.status !== 204 && response.status !== 304) outgoing.setHeader("Content-Length", 0);
    outgoing.end();
  } else if (isJson(response)) {
    await sendWhole(outgoing, Buffer.from(await response.arrayBuffer()), acceptEncoding);
  } else {
    await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing).catch(() => {
      // The client has left, or the source failed after its head was sent: the connection is closed, which says so.
      outgoing.destroy();
    });
  }
}

function isJson({ headers }: Response): boolean {
  return /^application\/([\w.-]+\+)?json\b/.test(headers.get("content-type") ?? "");
}

/** Sends a body with its length. Node writes text together with the head, in one piece. */
async function sendWhole(
  outgoing: ServerResponse,
  body: string | Buffer,
  acceptEncoding: string | null,
): Promise<void> {
  outgoing.appendHeader("Vary", "Accept-Encoding");
  const encoding = Buffer.byteLength(body) < MIN_COMPRESSED_BYTES ? undefined : encodingFor(acceptEncoding);
  const sent =
    encoding === "br" ? await COMPRESSIONS.br(body, BROTLI) : encoding ? await COMPRESSIONS.gzip(body) : body;
  if (encoding) outgoing.setHeader("Content-Encoding", encoding);
  outgoing.setHeader("Content-Length", Buffer.byteLength(sent));
  outgoing.end(sent);
}

function encodingFor(acceptEncoding: string | null): keyof typeof COMPRESSIONS | undefined {
  return (["br", "gzip"] as const).find((encoding) => accepts(acceptEncoding, encoding));
}
