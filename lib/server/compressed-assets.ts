import { readdirSync } from "node:fs";
import type { RequestListener } from "node:http";
import { extname } from "node:path";

/** As Next names them. */
const TYPES: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};

/**
 * Hands scripts and style sheets on as the build has compressed them, to browsers that read Brotli. Next finds the
 * compressed file as it finds the other, and adds what it says with every file of the build.
 * @param folder what Next serves under /_next/static
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
    if (type && compressed.has(path) && readsBrotli(request.headers["accept-encoding"])) {
      request.url = `${path}.br`;
      response.setHeader("Content-Type", type);
      response.setHeader("Content-Encoding", "br");
      response.setHeader("Vary", "Accept-Encoding");
    }
    handle(request, response);
  };
}

function readsBrotli(accepted: string | string[] | undefined): boolean {
  return /(^|,)\s*br\s*(,|;\s*q=(0\.[0-9]*[1-9]|1)|$)/.test(String(accepted ?? ""));
}
