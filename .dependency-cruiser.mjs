import { builtinModules } from "node:module";

/** What the views of one domain are built from: the kit, the shell, and forms. No view imports another domain's. */
const VIEW = `
  components/api-client.ts components/form/ components/navigation/ components/permissions/ components/shell/
  components/ui/ components/use-action.ts components/use-pages.ts lib/contracts/ lib/permissions/
`;
const VIEW_PACKAGES = "lucide-react next react react-dom zod";

/**
 * The import law: one table of rooms. A room imports itself and what its row lists, types included; nothing else.
 *
 * - `room`: its files. A path that ends in "/" is a folder, "*" stands for one name.
 * - `may`: the rooms it may import. "components/" stands for every room whose name starts so.
 * - `packages`: the packages it may import; `node`: whether it may import Node's own modules.
 * - `edge`: whether the Edge runtime loads it.
 * - `why`: the reason for the row.
 *
 * A file in no room is an error, so a new room starts with a row here.
 */
export const ROOMS = [
  // Pure rooms: zod and each other. They run on the server, at the edge, and in browsers.
  { room: "lib/errors.ts", edge: true, why: "The table of errors is data." },
  { room: "lib/media-type.ts", edge: true, why: "Parsing of one header." },
  { room: "lib/origin.ts", edge: true, why: "Whether a write by cookie comes from our own pages, by its headers." },
  { room: "lib/text-response.ts", edge: true, why: "A Response, made cheaply." },
  { room: "lib/request-id.ts", edge: true, why: "Random ids from Web APIs." },
  { room: "lib/async/", edge: true, why: "Helpers for concurrency work for any value; they know no domain." },
  {
    room: "lib/permissions/",
    edge: true,
    why: "Roles and rules are functions of their arguments.",
  },
  {
    room: "lib/contracts/",
    edge: true,
    may: "lib/errors.ts lib/permissions/",
    packages: "zod",
    why: "Contracts are data that the server, the guide, and the browser share; each names its permission and errors.",
  },

  // Edge rooms: Web APIs only, because the Edge runtime has nothing else. No row below may reach Node through another.
  {
    room: "lib/env.ts",
    edge: true,
    packages: "zod",
    why: "The only reader of the environment depends on nothing it configures.",
  },
  {
    room: "lib/credentials/",
    edge: true,
    may: "lib/async/ lib/env.ts lib/errors.ts",
    packages: "@noble/hashes",
    why: "Proves a credential offline: needs the secrets, hashes, and the codes of what is wrong.",
  },
  {
    room: "lib/problem.ts",
    edge: true,
    may: "lib/credentials/ lib/errors.ts lib/text-response.ts",
    why: "Turns an error into problem details and removes API keys from their text.",
  },
  {
    room: "lib/internal/",
    edge: true,
    may: "lib/async/ lib/credentials/ lib/env.ts lib/errors.ts lib/limits/",
    why: "What our own processes tell each other, grants and usage of limits, is signed like any other credential.",
  },
  {
    room: "lib/limits/",
    edge: true,
    may: "lib/async/ lib/env.ts lib/errors.ts",
    packages: "@noble/hashes @upstash/ratelimit @upstash/redis",
    why: "Counts by subject: knows no request and no credential, only where the counts are stored.",
  },
  {
    room: "lib/client-address/",
    edge: true,
    may: "lib/env.ts lib/internal/",
    packages: "ipaddr.js",
    why: "Where a request comes from: the edge limits by it, and the handler records it.",
  },
  {
    room: "lib/edge/",
    edge: true,
    may: `
      lib/async/ lib/client-address/ lib/contracts/ lib/credentials/ lib/env.ts lib/errors.ts lib/internal/ lib/limits/ lib/media-type.ts
      lib/origin.ts lib/problem.ts lib/request-id.ts lib/text-response.ts
    `,
    why: "The steps before the handler: identify, limit, reject early. They have no database; a contract names the limit of a body.",
  },
  {
    room: "lib/edge/next-middleware.ts",
    edge: true,
    may: "lib/edge/ lib/env.ts lib/internal/",
    packages: "next",
    why: "Runs the steps as Next's middleware; nothing else at the edge knows Next.",
  },
  { room: "instrumentation.ts", edge: true, may: "lib/env.ts", why: "What has to happen once at boot." },
  { room: "middleware.ts", edge: true, may: "lib/edge/", why: "A list of steps, nothing else." },

  // Server rooms.
  {
    room: "lib/log.ts",
    may: "lib/credentials/ lib/env.ts",
    packages: "pino",
    why: "One logger for every server room, which redacts API keys.",
  },
  {
    room: "lib/db/",
    may: "lib/async/ lib/contracts/ lib/env.ts lib/permissions/",
    packages: "@prisma/adapter-pg pg",
    node: true,
    why: "Statements know the ids and roles they store, and nothing of who asks.",
  },
  {
    room: "lib/services/shared/",
    may: "lib/contracts/ lib/db/ lib/env.ts lib/errors.ts lib/log.ts lib/permissions/",
    why: "What every use case takes: the principal, pagination, the operators, and the errors of the database as ours.",
  },
  {
    room: "lib/services/mail/",
    may: "lib/db/ lib/env.ts lib/errors.ts lib/log.ts",
    packages: "nodemailer",
    node: true,
    why: "Sends mail or writes it to the outbox folder, and counts it in the database; knows no entity.",
  },
  {
    room: "lib/services/audit/",
    may: "lib/contracts/ lib/db/ lib/services/shared/",
    why: "Records and lists events of any entity, so it depends on none.",
  },
  {
    room: "lib/services/health/",
    may: "lib/async/ lib/contracts/ lib/db/ lib/errors.ts",
    why: "Asks the database whether it is there.",
  },
  {
    room: "lib/services/idempotency/",
    may: "lib/db/ lib/env.ts lib/errors.ts lib/services/shared/",
    packages: "@noble/hashes",
    why: "Stores the response of a repeated request for the principal that sent it.",
  },
  {
    room: "lib/services/limits/",
    may: `
      lib/async/ lib/contracts/ lib/credentials/ lib/db/ lib/env.ts lib/errors.ts lib/internal/ lib/limits/ lib/log.ts
      lib/permissions/ lib/services/audit/ lib/services/mail/ lib/services/shared/
    `,
    packages: "zod",
    why: "Shows and grants limits: reads the policies, asks the edge, which counts, through the internal client, and names keys by their public id.",
  },
  {
    room: "lib/services/api-keys/",
    may: `
      lib/contracts/ lib/credentials/ lib/db/ lib/env.ts lib/errors.ts lib/permissions/ lib/services/audit/
      lib/services/shared/
    `,
    packages: "zod",
    why: "Creates and rotates keys in the format of the credentials room.",
  },
  {
    room: "lib/services/organizations/",
    may: `
      lib/contracts/ lib/credentials/ lib/db/ lib/env.ts lib/errors.ts lib/log.ts lib/permissions/ lib/services/audit/
      lib/services/mail/ lib/services/shared/
    `,
    packages: "zod",
    why: "Members and invitations: an invitation is a link token sent by mail, to our public address.",
  },
  {
    room: "lib/services/accounts/",
    may: `
      lib/contracts/ lib/credentials/ lib/db/ lib/env.ts lib/errors.ts lib/services/audit/
      lib/services/authentication/ lib/services/mail/ lib/services/organizations/ lib/services/shared/
    `,
    packages: "@node-rs/argon2 zod",
    why: "Signing up makes a first organization; a reset link is a link token sent by mail.",
  },
  {
    room: "lib/services/authentication/",
    may: `
      lib/contracts/ lib/credentials/ lib/db/ lib/env.ts lib/errors.ts lib/limits/ lib/permissions/
      lib/services/accounts/ lib/services/audit/ lib/services/limits/ lib/services/shared/
    `,
    why: "Turns a credential into a principal with its limits, checks passwords, and makes access tokens.",
  },
  {
    room: "lib/services/projects/",
    may: "lib/contracts/ lib/db/ lib/errors.ts lib/services/audit/ lib/services/shared/",
    packages: "zod",
    why: "A resource like every later one: its contract, its statements, its audit events.",
  },
  {
    room: "lib/operations/",
    may: "lib/contracts/ lib/env.ts lib/errors.ts lib/permissions/ lib/services/shared/",
    packages: "zod",
    why: "The runner authorizes and validates for routes, pages, and jobs alike, so it knows neither HTTP nor an entity.",
  },
  {
    room: "lib/services/*/operations.ts",
    may: "lib/contracts/ lib/operations/ lib/services/",
    why: "Pairs a contract with its use case; the only door of a service for routes and pages.",
  },
  {
    room: "lib/http/",
    may: `
      lib/client-address/ lib/contracts/ lib/credentials/ lib/env.ts lib/errors.ts lib/internal/ lib/log.ts
      lib/media-type.ts lib/operations/ lib/origin.ts lib/permissions/ lib/problem.ts lib/request-id.ts lib/services/accounts/
      lib/services/authentication/ lib/services/idempotency/ lib/services/shared/
      lib/text-response.ts
    `,
    packages: "@noble/hashes next next-auth react",
    why: "The HTTP adapter of the operations: credential in, response out; next-auth signs in through accounts.",
  },
  {
    room: "lib/openapi/",
    may: `
      lib/contracts/ lib/credentials/ lib/env.ts lib/errors.ts lib/operations/ lib/permissions/ lib/problem.ts
    `,
    packages: "zod",
    why: "The document is built from contracts, errors, and the credentials' formats; the discovery operations serve it.",
  },
  {
    room: "lib/reference/",
    may: "lib/contracts/ lib/errors.ts lib/openapi/",
    why: "The guide's reference shows the OpenAPI document.",
  },
  {
    room: "lib/server/",
    may: `
      lib/edge/ lib/env.ts lib/errors.ts lib/http/ lib/internal/ lib/limits/ lib/log.ts lib/problem.ts
      lib/request-id.ts lib/services/*/operations.ts lib/text-response.ts middleware.ts
    `,
    packages: "crowdee:routes next",
    node: true,
    why: "The production server runs the steps and the route files itself, and passes the rest to Next.",
  },

  // Components: they run in the browser too, so no server room, not even a type of one.
  {
    room: "components/ui/",
    packages: "clsx lucide-react next radix-ui react",
    why: "A design system that could serve another product.",
  },
  {
    room: "components/navigation/",
    why: "Addresses of pages, and the organization a tab works in, are plain strings.",
  },
  {
    room: "components/api-client.ts",
    may: "components/navigation/ lib/contracts/ lib/errors.ts",
    packages: "zod",
    why: "Calls our API by its contracts; every change from the browser goes through it.",
  },
  {
    room: "components/use-action.ts",
    may: "components/api-client.ts components/ui/",
    packages: "next react",
    why: "Runs one call and tells how it went.",
  },
  {
    room: "components/use-pages.ts",
    may: "components/api-client.ts",
    packages: "react",
    why: "Loads further pages of any list.",
  },
  {
    room: "components/form/",
    may: "components/api-client.ts components/ui/",
    packages: "react",
    why: "Forms of any domain.",
  },
  {
    room: "components/permissions/",
    may: "lib/permissions/",
    why: "Names and explanations of roles.",
  },
  { room: "components/brand/", may: "components/ui/", why: "The logo." },
  {
    room: "components/shell/",
    may: `
      components/api-client.ts components/brand/ components/form/ components/navigation/ components/permissions/
      components/ui/ lib/contracts/ lib/permissions/
    `,
    packages: "lucide-react next radix-ui react",
    why: "The frame of every page: navigation, organization switcher, headers.",
  },
  {
    room: "components/account/",
    may: `${VIEW} components/auth/`,
    packages: VIEW_PACKAGES,
    why: "Profile and password; passwords follow the rules of signing up.",
  },
  { room: "components/api-keys/", may: VIEW, packages: VIEW_PACKAGES, why: "Lists and makes keys." },
  {
    room: "components/audit/",
    may: VIEW,
    packages: VIEW_PACKAGES,
    why: "What happened in an organization or to an account.",
  },
  { room: "components/auth/", may: VIEW, packages: VIEW_PACKAGES, why: "Signing in and up, and password resets." },
  {
    room: "components/limits/",
    may: VIEW,
    packages: VIEW_PACKAGES,
    why: "Shows limits, and asks for and decides on higher ones.",
  },
  {
    room: "components/members/",
    may: VIEW,
    packages: VIEW_PACKAGES,
    why: "Members and invitations of an organization.",
  },
  {
    room: "components/organizations/",
    may: VIEW,
    packages: VIEW_PACKAGES,
    why: "An organization's settings.",
  },
  { room: "components/projects/", may: VIEW, packages: VIEW_PACKAGES, why: "Lists and edits projects." },
  {
    room: "components/docs/",
    may: "components/ui/ lib/reference/",
    packages: "lucide-react next react",
    why: "Renders the guide and the reference, whose data it takes as plain values.",
  },
  {
    room: "components/marketing/",
    may: "components/ui/ lib/contracts/ lib/permissions/",
    packages: "lucide-react react",
    why: "The public home page, with real endpoints and roles in it.",
  },

  // Pages and routes: they compose; the work is in the operations.
  {
    room: "app/",
    may: "components/marketing/ components/shell/ components/ui/ lib/env.ts lib/http/",
    packages: "next react",
    why: "The root layout, the home page, and error pages: who is signed in, and our public address.",
  },
  {
    room: "app/(auth)/",
    may: `
      components/auth/ components/members/ components/navigation/ components/permissions/ components/shell/
      components/ui/ lib/contracts/ lib/env.ts lib/http/ lib/operations/ lib/services/*/operations.ts
    `,
    packages: "next react",
    why: "Pages for people who are not signed in yet.",
  },
  {
    room: "app/(dashboard)/",
    may: `
      components/account/ components/api-keys/ components/audit/ components/limits/ components/members/
      components/navigation/ components/organizations/ components/permissions/ components/projects/
      components/shell/ components/ui/ lib/contracts/ lib/env.ts lib/http/ lib/operations/ lib/permissions/ lib/services/*/operations.ts
    `,
    packages: "lucide-react next react",
    why: "Pages run operations as the signed-in person and pass plain data to components.",
  },
  { room: "app/docs/examples/", node: true, why: "The guide's programs stand alone, as a reader would copy them." },
  {
    room: "app/docs/",
    may: `
      app/docs/examples/ components/docs/ components/shell/ components/ui/ lib/contracts/ lib/env.ts lib/errors.ts
      lib/http/ lib/limits/ lib/openapi/ lib/permissions/ lib/reference/
    `,
    packages: "next react",
    why: "The guide states what the code states: errors, limits, roles, and the reference come from their tables.",
  },
  {
    room: "app/api/",
    may: "lib/http/ lib/openapi/ lib/services/*/operations.ts",
    why: "A route file names the operations of its path.",
  },
  {
    room: "app/.well-known/",
    may: "lib/http/ lib/openapi/",
    why: "Public routes outside /api, written like every other route.",
  },

  // Programs. Nothing that is served imports them.
  {
    room: "prisma/",
    may: "lib/db/ lib/operations/ lib/request-id.ts lib/services/",
    node: true,
    why: "The seed makes its data through the use cases, as people would.",
  },
  {
    room: "scripts/lib/",
    may: "lib/env.ts lib/server/ prisma/",
    packages: `
      @electric-sql/pglite @prisma/adapter-pg @prisma/driver-adapter-utils @prisma/schema-engine-wasm esbuild
      pg playwright tsx
    `,
    node: true,
    why: "Sets up, migrates, starts, and tests the whole program.",
  },
  {
    room: "scripts/*.mjs",
    may: "scripts/lib/ scripts/bench/",
    packages: "tsx",
    node: true,
    why: "Programs that start before TypeScript can be loaded.",
  },
  {
    room: "scripts/*.ts",
    may: "lib/env.ts lib/log.ts lib/server/ scripts/lib/",
    node: true,
    why: "Programs of a deployment: migrate, serve.",
  },
  {
    room: "scripts/bench/",
    may: "e2e/support/ lib/credentials/ scripts/lib/",
    packages: "autocannon pg",
    node: true,
    why: "Measures the built program, with data made as the tests make theirs.",
  },
  { room: "scripts/bench/floor/", packages: "next", node: true, why: "Next alone, to compare with." },
  {
    room: "scripts/bench/peer/",
    may: "scripts/bench/floor/",
    packages: "@better-auth/api-key better-auth pg",
    node: true,
    why: "Another product's key verification, to compare with; it has its own packages.",
  },
  {
    room: "*.config.*",
    packages: "@playwright/test @stryker-mutator/api prisma vitest",
    node: true,
    why: "Configuration of the tools; TypeScript's own paths are all they share.",
  },
  { room: ".dependency-cruiser.mjs", node: true, why: "This table." },

  // Tests. No row lists one of these but for support, so nothing that is served can import a test.
  {
    room: "**.test.*",
    may: ".dependency-cruiser.mjs app/ components/ e2e/support/ lib/ middleware.ts scripts/lib/",
    packages: `
      @electric-sql/pglite @seriousme/openapi-schema-validator @upstash/redis dependency-cruiser fast-check next pg
      structured-headers tailwind-merge vitest zod
    `,
    node: true,
    why: "A unit test sits beside its file and may fake any neighbor of it.",
  },
  {
    room: "e2e/support/",
    may: "lib/contracts/ lib/credentials/ lib/db/ lib/permissions/ scripts/lib/",
    packages: "fast-check oidc-provider pg vitest",
    node: true,
    why: "Starts servers and makes identities directly, in the formats that the program reads.",
  },
  {
    room: "e2e/api/",
    may: "app/docs/examples/ components/api-keys/ e2e/support/ lib/contracts/ lib/db/ lib/permissions/ scripts/lib/",
    packages: "fast-check pg structured-headers vitest",
    node: true,
    why: "Tests over HTTP: what must hold is read from contracts and the permission table, and what we tell people to run is run.",
  },
  {
    room: "e2e/ui/",
    may: "e2e/support/ lib/credentials/ lib/errors.ts",
    packages: "axe-core @playwright/test",
    node: true,
    why: "Tests in a browser.",
  },
  {
    room: "e2e/picture/",
    may: "e2e/ui/",
    node: true,
    why: "Takes the README's pictures.",
  },
  { room: "e2e/secrecy.ts", may: "e2e/support/", node: true, why: "The sweep for secrets as a program." },
];

const NODE_MODULES = `^(node:)?(${builtinModules.join("|")})$`;

/** Matches the files of a room as its name says, those of more exact rooms included. */
function matching(room) {
  const pattern = room
    .split("**")
    .map((part) => part.replace(/[.()]/g, "\\$&").replaceAll("*", "[^/]+"))
    .join(".+");
  return room.endsWith("/") ? pattern : `${pattern}$`;
}

/** Matches the files of a room: those that no more exact room has. */
function filesOf(room) {
  const narrower = ROOMS.map((row) => row.room).filter((other) => other !== room && isNarrower(other, room));
  return `^${narrower.map((other) => `(?!${matching(other)})`).join("")}${matching(room)}`;
}

function isNarrower(other, room) {
  return other.startsWith("**") || (other.length >= room.length && (other.includes("/*") || other.startsWith(room)));
}

function words(text) {
  return text.split(/\s+/).filter(Boolean);
}

/** The rooms that a row's `may` names. */
export function mayImport({ may = "" }) {
  return words(may).flatMap(roomsOf);
}

/** The rooms that an entry of `may` stands for. */
function roomsOf(entry) {
  const rooms = ROOMS.map(({ room }) => room).filter(
    (room) => room === entry || (entry.endsWith("/") && room.startsWith(entry)),
  );
  if (rooms.length === 0) throw new Error(`The import law names a room that is not in its table: ${entry}`);
  return rooms;
}

/** Matches a package's files, or its bare name while it is not installed (the bench's peer has its own packages). */
function packageFiles(name) {
  const exact = name.replaceAll(".", "\\.");
  return `^node_modules/(@types/)?${exact}/|^${exact}$|^${exact}/[^.]*$`;
}

function ruleOf(row) {
  const { room, packages = "", node = false, why } = row;
  const allowed = [room, ...mayImport(row)].map(filesOf);
  return {
    name: `room ${room}`,
    comment: `${why} A new import needs a row that allows it: see .dependency-cruiser.mjs.`,
    severity: "error",
    from: { path: filesOf(room) },
    to: { pathNot: [...allowed, ...words(packages).map(packageFiles), ...(node ? [NODE_MODULES] : [])] },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...ROOMS.map(ruleOf),
    {
      name: "every-file-in-a-room",
      comment: "A file in no room would escape the law: add a row for it.",
      severity: "error",
      from: { pathNot: [...ROOMS.map(({ room }) => filesOf(room)), "^node_modules/", NODE_MODULES] },
      to: {},
    },
    {
      name: "every-lone-file-in-a-room",
      comment: "The same for a file that imports nothing.",
      severity: "error",
      from: { orphan: true, pathNot: ROOMS.map(({ room }) => filesOf(room)) },
      to: {},
    },
    {
      name: "no-cycles",
      comment: "A cycle means that two files are one thing or that a third is missing.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "edge-rooms-reach-no-node-module",
      comment: "The Edge runtime has Web APIs only, through any chain of imports.",
      severity: "error",
      from: { path: ROOMS.filter(({ edge }) => edge).map(({ room }) => filesOf(room)) },
      to: { path: NODE_MODULES, reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: {
      path: "^(\\.next|\\.data|test-results|public|lib/db/generated)/|^next-env\\.d\\.ts$",
    },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
