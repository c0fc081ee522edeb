import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { compressAssets } from "./compress.mjs";
import { PROJECT, run, runNode, step } from "./steps.mjs";

const LOWEST_NODE = [20, 19];

/** @throws Error when this Node is too old to run us. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [lowestMajor = 0, lowestMinor = 0] = LOWEST_NODE;
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return;
  throw new Error(`Node ${LOWEST_NODE.join(".")} or later is needed; this is ${process.versions.node}.`);
}

/** Installs the packages of package-lock.json, unless they are there. */
export async function install() {
  if (isInstalled()) return;
  // Not `npm ci`: that would throw away all there is for the sake of one changed package.
  const args = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"];
  // npm passes its own path to the scripts it runs.
  const npm = process.env.npm_execpath;
  await step("Installing packages", () => (npm ? runNode(npm, args) : run("npm", args)));
}

/** Compares what npm recorded having installed with what is wanted. */
function isInstalled() {
  const wanted = readLock(join(PROJECT, "package-lock.json"));
  const present = readLock(join(PROJECT, "node_modules/.package-lock.json"));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version: string; optional?: boolean }>}
 */
function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}

const GENERATED = join("lib/db/generated/");

/** Generates the database client, unless the one there was made from this schema. */
export async function generate() {
  const stamp = join(PROJECT, GENERATED, ".made-from");
  const sources = digest(["prisma/schema.prisma", "package-lock.json"]);
  if (read(stamp) === sources) return;
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  // Generating needs no schema engine, yet the tool would download one first. Any existing file keeps it from that.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
  await step("Generating the database client", () => runNode(prisma, ["generate"], env));
  writeFileSync(stamp, sources);
}

const BUILT_FROM = [
  "app",
  "components",
  "lib",
  "public",
  "middleware.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "prisma/schema.prisma",
  "tsconfig.json",
];

/** What our own server is bundled from, beside the pages. */
const BUNDLED_FROM = [...BUILT_FROM, "prisma/seed.ts", "scripts/lib", "scripts/serve.ts"];

/** Builds the application and bundles our server, each unless what is there was made from these sources. */
export async function build() {
  await unlessMade("built-from", BUILT_FROM, async () => {
    const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    await step("Building", async () => {
      await runNode(next, ["build"], env);
      await compressAssets(join(PROJECT, ".next/static"));
    });
  });
  await unlessMade("bundled-from", BUNDLED_FROM, async () => {
    // Not imported at the top: on a fresh clone there are no packages yet.
    const { bundleServer } = await import("./bundle.mjs");
    await step("Bundling the server", bundleServer);
  });
}

/**
 * Does work whose result belongs into `.next`, unless the result there was made from the same sources.
 * @param {string} stampName
 * @param {string[]} sources
 * @param {() => Promise<void>} work
 */
async function unlessMade(stampName, sources, work) {
  const stamp = join(PROJECT, ".next", stampName);
  const current = digest(sources);
  if (existsSync(join(PROJECT, ".next/BUILD_ID")) && read(stamp) === current) return;
  rmSync(stamp, { force: true });
  await work();
  writeFileSync(stamp, current);
}

/** @param {string} path */
function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/**
 * One digest of the contents of files and folders, tests and generated code left out.
 * @param {string[]} paths
 */
function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder)) hash.update(`${path}\0`).update(readFileSync(join(PROJECT, path)));
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const place = join(PROJECT, path);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)))
    .filter((file) => !/\.test\.tsx?$/.test(file) && !file.startsWith(GENERATED))
    .sort();
}
