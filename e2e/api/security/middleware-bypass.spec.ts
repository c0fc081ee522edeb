import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Contract } from "@/lib/contracts/contract";
import { call, inParallel } from "../../support/client";
import { type Params, PROTECTED, validCall } from "../../support/requests";
import { buildScene } from "../../support/scene";
import { TEST_SECRETS } from "../../support/server";
import { bearer, type Headers, type Organization, tokenOf, World, within } from "../../support/world";

const SUBREQUESTS = [
  "middleware",
  "src/middleware",
  "pages/_middleware",
  "middleware:middleware:middleware:middleware:middleware",
  "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
  "proxy:proxy:proxy:proxy:proxy",
];

/** Headers by which a request can pretend to be one that needs no guard. */
const DISGUISES: Headers[] = [
  ...SUBREQUESTS.map((value) => ({ "x-middleware-subrequest": value })),
  { "x-middleware-subrequest-id": "0" },
  { "x-middleware-invoke": "1" },
  { "x-middleware-next": "1" },
  { "x-middleware-rewrite": "/api/health" },
  { "x-middleware-override-headers": "authorization", "x-middleware-request-authorization": "Bearer x" },
  { "x-invoke-path": "/api/health", "x-invoke-status": "200" },
  { "x-matched-path": "/api/health" },
  { "x-nextjs-data": "1" },
  { "x-nextjs-rewrite": "/api/health" },
  { "x-original-url": "/api/health", "x-rewrite-url": "/api/health" },
  { "x-forwarded-host": "127.0.0.1", "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1" },
  { "x-http-method-override": "OPTIONS" },
  { "x-prerender-revalidate": "1" },
  { "next-action": "0000000000000000000000000000000000000000" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%5D", "next-url": "/" },
  { purpose: "prefetch", "next-router-prefetch": "2" },
];

/** Spellings of an address by which Next also serves it. */
const SPELLINGS: ((path: string) => string)[] = [
  (path) => `${path}?_rsc=1a2b3`,
  (path) => `${path}.rsc`,
  (path) => `${path}.prefetch.rsc`,
  (path) => `${path}.segments/_tree.segment.rsc`,
  (path) => `${path}.segments/_index.segment.rsc`,
  (path) => `${path}.json`,
  (path) => `/_next/data/${readFileSync(".next/BUILD_ID", "utf8")}${path}.json`,
  (path) => path.replace("/api/", "/API/"),
  (path) => path.replace("/api/", "/./api/"),
  (path) => path.replace("/api/", "//api/"),
  (path) => path.replace("/api/v1", "/api/v1/x/.."),
  (path) => path.replace("/api/v1", "/api/%76%31"),
  (path) => path.replace("/api/v1", "/api%2fv1"),
  (path) => `${path}/`,
  (path) => `${path};.css`,
  (path) => `${path}%2e`,
  (path) => `/_next/static/..${path}`,
  (path) => `/_next/image/..${path}`,
  (path) => `/icon.svg/..${path}`,
];

const OUTSIDERS: Headers[] = [
  {},
  bearer("crowdee_0000000000000000000000000000000000000000"),
  { cookie: "next-auth.session-token=eyJhbGciOiJub25lIn0.e30." },
];

type RouteModule = Record<string, unknown>;
const MODULES = import.meta.glob<RouteModule>("../../../app/api/**/route.ts");

function moduleOf(contract: Contract): Promise<RouteModule> {
  const file = contract.path.replace("/api", "../../../app/api").replace(/\{(\w+)\}/g, "[$1]");
  const load = MODULES[`${file}/route.ts`];
  if (!load) throw new Error(`${contract.operationId} has no route file at ${file}/route.ts`);
  return load();
}

describe("without its middleware, the app still lets nobody in", () => {
  const app = inject("app");
  let params: Params;
  let organization: Organization;
  let viewerKey: Headers;
  let memberToken: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    const scene = buildScene(world, "viewer");
    organization = scene.organization;
    params = scene.params;
    viewerKey = world.apiKey(scene.caller, { role: "viewer" }).headers;
    memberToken = bearer(tokenOf("access", scene.colleague));
    await world.save();
  });

  it.each(PROTECTED)(
    "$operationId: no header and no spelling of the path opens it without a credential",
    async (contract) => {
      const request = validCall(contract, params);
      const attempts = OUTSIDERS.flatMap((outsider) => [
        ...DISGUISES.map((disguise) => ({ ...request, headers: { ...outsider, ...disguise } })),
        ...SPELLINGS.map((spell) => ({ ...request, path: spell(request.path), headers: outsider })),
      ]);
      const responses = await inParallel(attempts, 8, (attempt) => call(app.url, attempt));
      const opened = attempts.flatMap((attempt, index) => {
        const { status, text } = responses[index] ?? { status: 0, text: "" };
        const isOther = !attempt.path.startsWith(request.path.split("?")[0] ?? "") || attempt.path.endsWith("/");
        const isRejected = [401, 403].includes(status) || (isOther && [303, 400, 404, 405, 308].includes(status));
        return isRejected && !text.includes(organization.name)
          ? []
          : [{ ...attempt, status, text: text.slice(0, 200) }];
      });
      expect(opened).toEqual([]);
    },
  );

  describe("handlers called by themselves", () => {
    beforeAll(() => {
      Object.assign(process.env, {
        ...TEST_SECRETS,
        DATABASE_URL: app.databaseUrl,
        APP_URL: app.url,
        LOG_LEVEL: "silent",
      });
    });

    const invoke = async (contract: Contract, headers: Headers): Promise<Response> => {
      const { method = "GET", path, body } = validCall(contract, params);
      const handler = (await moduleOf(contract))[method] as (request: Request, context: unknown) => Promise<Response>;
      const request = new Request(app.url + path, {
        method,
        headers: {
          ...headers,
          ...within(organization),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return handler(request, { params: Promise.resolve(params) });
    };

    it.each(PROTECTED)("$operationId returns 401 without a credential", async (contract) => {
      for (const outsider of [
        ...OUTSIDERS,
        { "x-middleware-subrequest": "middleware", "x-user-id": params.userId ?? "" },
      ]) {
        const response = await invoke(contract, outsider);
        expect(response.status).toBe(401);
        expect(await response.text()).not.toContain(organization.name);
      }
    });

    it.each(PROTECTED.filter(({ session }) => session))(
      "$operationId returns 403 to a key and a token",
      async (contract) => {
        for (const headers of [viewerKey, memberToken]) {
          const response = await invoke(contract, headers);
          expect([response.status, (await response.json()).code]).toEqual([403, "session_required"]);
        }
      },
    );

    it.each(
      PROTECTED.filter(({ permission, session }) => !session && !/:read$|^authenticated$|^audit/.test(permission)),
    )("$operationId returns 403 to a viewer's key", async (contract) => {
      const response = await invoke(contract, viewerKey);
      expect([response.status, (await response.json()).code]).toEqual([403, "insufficient_role"]);
    });

    it("covers every handler there is: none is exported without a guard", async () => {
      const open: string[] = [];
      for (const [file, load] of Object.entries(MODULES)) {
        if (isPublic(file)) continue;
        for (const [method, handler] of Object.entries(await load())) {
          if (typeof handler !== "function" || !/^[A-Z]+$/.test(method)) continue;
          const request = new Request(`${app.url}/api/v1/guarded`, { method });
          const response: Response = await handler(request, { params: Promise.resolve(params) });
          if (response.status !== 401) open.push(`${method} ${file}: ${response.status}`);
        }
      }
      expect(open).toEqual([]);
    });
  });
});

/** The entry points, and what sign-in itself needs. */
function isPublic(file: string): boolean {
  return /app\/api\/(auth\/.*|openapi\.json\/|health\/|v1\/)?route\.ts$/.test(file);
}
