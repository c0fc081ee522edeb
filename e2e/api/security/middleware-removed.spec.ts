import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call, inParallel } from "../../support/client";
import { PRIVATE_PAGES, pagePath } from "../../support/pages";
import { isOperatorsOnly, PROTECTED, validCall } from "../../support/requests";
import { buildScene, type Scene } from "../../support/scene";
import { type RunningServer, startServer } from "../../support/server";
import { type Copy, copyWithoutMiddleware } from "../../support/without-middleware";
import { accessTokenOf, bearer, type Headers, sessionOf, World, within } from "../../support/world";

const app = inject("app");

/** Callers who may see no page: without a credential, or with one that opens only the API. */
type Outsider = [name: string, headers: () => Headers];

/** How Next's own client requests a page: whole, its data, its prefetched data, a segment of it. */
const REQUESTS: { query: string; headers: Headers }[] = [
  { query: "", headers: {} },
  { query: "?_rsc", headers: { rsc: "1" } },
  { query: "?_rsc", headers: { rsc: "1", "next-router-prefetch": "1" } },
  { query: "?_rsc", headers: { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D", "next-url": "/" } },
  {
    query: "?_rsc",
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  },
  { query: "", headers: { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" } },
  { query: "", headers: { "x-nextjs-data": "1" } },
];

/** Further addresses by which Next serves a page's data. */
const SUFFIXES = ["", ".rsc", ".prefetch.rsc", ".segments/_tree.segment.rsc", ".segments/_full.segment.rsc", ".json"];

describe.each(["as it is built", "with the middleware taken out of the build"])("the app %s", (kind) => {
  const isBare = kind !== "as it is built";
  let origin = app.url;
  let copy: Copy | undefined;
  let server: RunningServer | undefined;
  let scene: Scene;
  let session: Headers;
  let ended: string;
  let key: Headers;
  let secrets: string[];

  beforeAll(async () => {
    if (isBare) {
      copy = copyWithoutMiddleware();
      server = await startServer({ databaseUrl: app.databaseUrl, root: copy.root, host: "next" });
      origin = server.url;
    }
    const world = new World(app.databaseUrl);
    scene = buildScene(world, "viewer");
    session = { ...sessionOf(scene.caller), ...within(scene.organization) };
    ended = world.session(scene.caller, { endedAt: new Date() });
    key = { ...world.apiKey(scene.caller).headers, ...within(scene.organization) };
    await world.save();
    const { caller, colleague, owner, organization } = scene;
    secrets = [caller.email, caller.name, colleague.email, owner.email, organization.id, organization.slug];
  });

  afterAll(async () => {
    await server?.stop();
    copy?.remove();
  });

  const ask = (path: string, headers: Headers): Promise<ApiResponse> => call(origin, { path, headers });

  it(isBare ? "responds as only the routes themselves would" : "responds with its middleware", async () => {
    const { status, headers } = await ask("/api/v1", {});
    expect([status, headers.ratelimit === undefined]).toEqual([200, isBare]);
  });

  const outsiders: Outsider[] = [
    ["a caller without a credential", () => ({})],
    ["a forged session", () => ({ cookie: "next-auth.session-token=eyJhbGciOiJub25lIn0.e30." })],
    ["a session that has ended", () => sessionOf(scene.caller, { sessionId: ended })],
    ["an API key", () => key],
    ["an access token", () => accessTokenOf(scene.caller)],
  ];

  describe.each(PRIVATE_PAGES)("the page %s", (page) => {
    it.each(outsiders)("shows no data to %s, however it is requested", async (_, headersOf) => {
      const attempts = REQUESTS.flatMap(({ query, headers }) =>
        SUFFIXES.map((suffix) => ({
          path: pagePath(page, scene.params) + suffix + query,
          headers: { ...headersOf(), ...headers },
        })),
      );
      const responses = await inParallel(attempts, 8, (attempt) => call(origin, attempt));
      const wrong = attempts.flatMap((attempt, index) => {
        const { status, text, headers } = responses[index] as ApiResponse;
        // A redirect within a stream that has begun is a 200 that contains only the target.
        const leaves = status < 300 && !/NEXT_REDIRECT|sign-in/.test(text);
        const leads =
          status >= 300 && status < 400 && !/^\/(sign-in|orgs|projects|settings|admin)/.test(headers.location ?? "");
        // What the address names itself is no secret to whoever asks for it.
        const leaks = secrets.some((secret) => !attempt.path.includes(secret) && text.includes(secret));
        return leaves || leads || leaks || status >= 500 ? [{ ...attempt, status, text: text.slice(0, 300) }] : [];
      });
      expect(wrong).toEqual([]);
    });
  });

  it("shows a page, whole and as data, to the person whose it is", async () => {
    for (const { query, headers } of REQUESTS.slice(0, 2)) {
      const { status, text } = await ask(`/orgs/${scene.organization.slug}/projects${query}`, {
        ...session,
        ...headers,
      });
      expect(status).toBe(200);
      expect(text).toContain(scene.caller.email);
    }
  });

  it.each(PROTECTED)("$operationId: 401 without a credential, 403 without the permission", async (contract) => {
    const request = validCall(contract, scene.params, scene.bodies);
    for (const headers of [
      {},
      bearer("crowdee_0000000000000000000000000000000000000000"),
      sessionOf(scene.caller, { sessionId: ended }),
    ]) {
      const { status, text } = await call(origin, { ...request, headers });
      expect(status, text).toBe(401);
    }
    if (isOperatorsOnly(contract)) return;
    const isWrite = !/:read$|^authenticated$/.test(contract.permission);
    if (!contract.session && !isWrite) return;
    const { status, json } = await call(origin, { ...request, headers: key });
    expect([status, json.code]).toEqual([403, contract.session ? "session_required" : "insufficient_role"]);
  });

  it("rejects a cookie write from another origin, and lets only the bearer decide", async () => {
    const write = { method: "POST", path: "/api/v1/organizations", body: { name: "Elsewhere" } };
    const foreign = await call(origin, { ...write, headers: { ...session, origin: "https://evil.example" } });
    expect([foreign.status, foreign.json.code]).toEqual([403, "cross_origin_forbidden"]);
    expect((await ask("/api/v1/me", { ...session, ...bearer("wrong") })).status).toBe(401);
    expect((await ask("/api/v1/me", session)).status).toBe(200);
  });
});
