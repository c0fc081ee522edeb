import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compressAssets } from "../../scripts/lib/compress.mjs";
import { withCompressedAssets } from "./compressed-assets";

const SOURCE = "console.log('a script');".repeat(20);
const folder = mkdtempSync(join(tmpdir(), "crowdee-assets-"));

beforeAll(async () => {
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "chunks/page.js"), SOURCE);
  writeFileSync(join(folder, "chunks/face.woff2"), "a typeface");
  await compressAssets(folder);
  writeFileSync(join(folder, "chunks/late.js"), SOURCE);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What Next is asked for in the end, and what is said with it. */
function handedOn(url: string, accepted?: string) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url, headers: { "accept-encoding": accepted } });
  const response = new ServerResponse(request);
  withCompressedAssets(() => undefined, folder)(request, response);
  return {
    url: request.url,
    encoding: response.getHeader("content-encoding"),
    type: response.getHeader("content-type"),
  };
}

it("writes what Brotli makes of a script, and leaves other files alone", () => {
  expect(brotliDecompressSync(readFileSync(join(folder, "chunks/page.js.br"))).toString()).toBe(SOURCE);
  expect(() => readFileSync(join(folder, "chunks/face.woff2.br"))).toThrow("ENOENT");
});

it.each(["gzip, deflate, br", "br", "br;q=0.9, gzip", "gzip,br;q=1.0"])(
  "hands the compressed file on for %s",
  (accepted) => {
    const type = "application/javascript; charset=UTF-8";
    expect(handedOn("/_next/static/chunks/page.js?v=1", accepted)).toEqual({
      url: "/_next/static/chunks/page.js.br",
      encoding: "br",
      type,
    });
  },
);

it.each([
  ["a browser that reads no Brotli", "/_next/static/chunks/page.js", "gzip"],
  ["a browser that rejects it", "/_next/static/chunks/page.js", "gzip, br;q=0"],
  ["a client that says nothing", "/_next/static/chunks/page.js", undefined],
  ["what was not compressed", "/_next/static/chunks/late.js", "br"],
  ["another file", "/_next/static/chunks/face.woff2", "br"],
  ["a page", "/settings/api-keys", "br"],
])("leaves %s to Next", (_, url, accepted) => {
  expect(handedOn(url, accepted)).toEqual({ url, encoding: undefined, type: undefined });
});
