import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "./steps.mjs";

/** What runs without TypeScript. As deep below the project as scripts/lib, so that relative paths hold in both places. */
const OUTPUT = ".next/host";

const ENTRIES = {
  serve: "scripts/serve.ts",
  launch: "scripts/lib/launch.ts",
  "embedded-database-thread": "scripts/lib/embedded-database-worker.ts",
};

/** Served by Next, whose functions it uses. */
const NEXT_ONLY = ["/api/auth/[...nextauth]"];

/** Bundles our server, with the handlers of all route files, to JavaScript. Packages stay where they are installed. */
export async function bundleServer() {
  await build({
    absWorkingDir: PROJECT,
    entryPoints: ENTRIES,
    outdir: OUTPUT,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "error",
    plugins: [routesPlugin, nextPlugin],
  });
}

/** Makes `crowdee:routes`: the paths of the route files and what they export. */
const routesPlugin = {
  name: "routes",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^crowdee:routes$/ }, ({ path }) => ({ path, namespace: "routes" }));
    onLoad({ filter: /.*/, namespace: "routes" }, () => ({ contents: routesModule(), resolveDir: PROJECT }));
  },
};

function routesModule() {
  const files = routeFiles();
  const served = files.filter(({ path }) => !NEXT_ONLY.includes(path));
  const imports = served.map(({ file }, index) => `import * as route${index} from ${JSON.stringify(`./${file}`)};`);
  const entries = [
    ...served.map(({ path }, index) => `[${JSON.stringify(path)}, route${index}]`),
    ...NEXT_ONLY.map((path) => `[${JSON.stringify(path)}, null]`),
  ];
  return `${imports.join("\n")}\nexport const ROUTES = [\n${entries.join(",\n")}\n];`;
}

/** The route files below app/ and the paths they serve. */
export function routeFiles() {
  return readdirSync(join(PROJECT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .map((file) => ({ file: `app/${file}`, path: `/${file.replace(/\/?route\.ts$/, "")}` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Next's package names no exports, and Node looks for files by their whole name. */
const nextPlugin = {
  name: "next",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onResolve }) {
    onResolve({ filter: /^next\/\w+$/ }, ({ path }) => ({ path: `${path}.js`, external: true }));
  },
};
