/**
 * The import law. Rooms may only know what is beside or below them; each rule says why.
 * @type {import("dependency-cruiser").IConfiguration}
 */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$" },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ["type-only"] },
});

const ours = "^(app|components|lib|scripts|e2e|prisma|middleware)";
const packages = "^node_modules/";

/** Rooms that run at the Edge and in browsers: Web APIs only. */
const edgeSafe =
  "^lib/(contracts|permissions|credentials|limits|edge)/|^lib/(errors|env|media-type|problem|request-id)\\.ts$|^middleware\\.ts$";

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle means that two files are one thing or that a third is missing.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-imports-tests",
      comment: "What ships must not need what proves it.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma|middleware)", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^e2e/|\\.test\\.tsx?$" },
    },
    {
      name: "edge-rooms-import-no-node-module",
      comment: "The Edge runtime has Web APIs only; what proves a credential must run there.",
      severity: "error",
      from: { path: edgeSafe, pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "edge-rooms-reach-no-server-room",
      comment: "The same, through any chain of imports.",
      severity: "error",
      from: { path: edgeSafe, pathNot: "\\.test\\.tsx?$" },
      to: { path: "^lib/(db|services|http|jobs|storage|openapi)/|^lib/log\\.ts$", reachable: true },
    },
    {
      name: "only-services-touch-the-database",
      comment: "One door to the data: use cases take a principal, so no query runs without one.",
      severity: "error",
      from: { path: ours, pathNot: "^(lib/(db|services)/|scripts/|e2e/|prisma/)|\\.test\\.tsx?$" },
      to: { path: "^lib/db/" },
    },
    {
      name: "services-know-no-http",
      comment: "Use cases are called by routes and pages alike, so they see neither Request nor Response.",
      severity: "error",
      from: { path: "^lib/services/" },
      to: { path: "^lib/(http|edge|openapi)/|^(app|components)/|^node_modules/next/" },
    },
    {
      name: "components-know-no-server",
      comment: "Components render plain data, in the browser too: a server room here would leak into the bundle.",
      severity: "error",
      from: { path: "^components/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^lib/(services|db|http|edge|limits|openapi|jobs|storage)/|^lib/(env|log|problem)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "primitives-know-no-domain",
      comment: "components/ui is a design system; it could serve another product.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(app|lib)/|^components/(?!ui/)" },
    },
    {
      name: "app-stays-thin",
      comment: "Pages and routes compose; the work is in services.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^lib/(db|edge|jobs|storage|verification)/" },
    },
    only(
      "pure-rooms-stay-pure",
      "Contracts and permissions run on both sides: zod and each other, nothing else.",
      "^lib/(contracts|permissions)/",
      ["^lib/errors\\.ts$", "^node_modules/zod/"],
    ),
  ],
  options: {
    doNotFollow: { path: packages },
    exclude: { path: "^(\\.next|lib/db/generated)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
