import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const WORTH_IT = /\.(js|css)$/;

/**
 * Writes beside every script and style sheet of a folder what Brotli makes of it: a sixth less than Next's own gzip, and
 * far too slow to do while a browser waits.
 * @param {string} folder
 */
export async function compressAssets(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => WORTH_IT.test(file));
  await Promise.all(files.map((file) => writeCompressed(join(folder, file))));
}

/** @param {string} file */
async function writeCompressed(file) {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, await compress(content, { params }));
}
