import { readdirSync } from "node:fs";
import type { RequestListener } from "node:http";
import { extname } from "node:path";
import { accepts } from "./accept-encoding";

/** As Next writes them. */
const TYPES: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};

/**
 * Serves scripts and style sheets as the build has compressed them, to browsers that accept Brotli. Next finds the
 * compressed file like any other, and adds the headers of the build's files.
 *
 * @param folder  what Next serves under /_next/static
 */
export function withCompressedAssets(handle: RequestListener, folder: string): RequestListener {
  const compressed = new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".br"))
      .map((file) => `/_next/static/${file.slice(0, -".br".length)}`),
  );
  return (request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const type = TYPES[extname(path)];
    if (type && compressed.has(path) && accepts(request.headers["accept-encoding"]?.toString(), "br")) {
      request.url = `${path}.br`;
      response.setHeader("Content-Type", type);
      response.setHeader("Content-Encoding", "br");
      response.setHeader("Vary", "Accept-Encoding");
    }
    handle(request, response);
  };
}
