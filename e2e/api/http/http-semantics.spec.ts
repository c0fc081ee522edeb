import { beforeAll, describe, expect, inject, it } from "vitest";
import { CONTRACTS } from "@/lib/contracts";
import { call } from "../../support/client";
import { type Params, PROTECTED, pathOf } from "../../support/requests";
import { buildScene } from "../../support/scene";
import { type Headers, sessionOf, World, within } from "../../support/world";

const PUBLIC_READS = CONTRACTS.filter(({ permission, method }) => permission === "public" && method === "GET");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

describe("HTTP as it should be", () => {
  const app = inject("app");
  let params: Params;
  let key: Headers;
  let session: Headers;

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    const scene = buildScene(world, "owner");
    params = scene.params;
    key = { ...world.apiKey(scene.caller).headers, ...within(scene.organization) };
    session = { ...sessionOf(scene.caller), ...within(scene.organization) };
    await world.save();
  });

  const send = (method: string, path: string, headers: Headers = {}) => call(app.url, { method, path, headers });
  const paths = [...new Set(PROTECTED.map(({ path }) => path))];
  const methodsOf = (path: string) => CONTRACTS.filter((one) => one.path === path).map(({ method }) => method);
  const filled = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");

  it.each(PUBLIC_READS)("$path is public and responds as its contract says", async (contract) => {
    for (const headers of [{}, key, session]) {
      const { status, json } = await send("GET", pathOf(contract, {}), headers);
      expect(status).toBe(contract.status);
      expect(contract.response?.safeParse(json).success).toBe(true);
    }
  });

  it("a stale or forged cookie does not close public doors, a bad bearer does", async () => {
    expect((await send("GET", "/api/v1", { cookie: "next-auth.session-token=stale" })).status).toBe(200);
    expect((await send("GET", "/api/v1", { authorization: "Bearer wrong" })).status).toBe(401);
  });

  it.each(["/api/nothing", "/api/v1/nothing", "/api/v2", "/api/v1/projects/x/y/z", "/api/internal", "/api/.env"])(
    "%s does not exist: 401 without a credential, 404 with one, for every method",
    async (path) => {
      for (const method of [...METHODS, "OPTIONS", "HEAD"]) {
        expect((await send(method, path)).status, method).toBe(401);
        expect((await send(method, path, key)).status, method).toBe(404);
      }
    },
  );

  it.each(paths)("%s returns 405 with Allow for methods it does not have", async (path) => {
    const allowed = methodsOf(path);
    for (const method of METHODS.filter((one) => !allowed.includes(one))) {
      const { status, json, headers } = await send(method, filled(path), session);
      expect([status, json.code], method).toEqual([405, "method_not_allowed"]);
      const allow = headers.allow?.split(", ") ?? [];
      expect(allow).toEqual(expect.arrayContaining([...allowed, "OPTIONS"]));
      expect(allow).not.toContain(method);
      expect((await send(method, filled(path))).status, method).toBe(401);
    }
  });

  it("HEAD responds like GET, without a body", async () => {
    for (const path of ["/api/v1", "/api/health", "/api/v1/me", "/api/v1/projects"]) {
      const [head, get] = [await send("HEAD", path, key), await send("GET", path, key)];
      expect([head.status, head.text]).toEqual([get.status, ""]);
      expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
    }
    expect((await send("HEAD", "/api/v1/me")).status).toBe(401);
  });

  it("OPTIONS lists the methods of a resource to an authenticated caller", async () => {
    const { status, headers } = await send("OPTIONS", "/api/v1/projects", key);
    expect([status, headers.allow]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
    expect((await send("OPTIONS", "/api/v1/projects")).status).toBe(401);
  });

  it("a preflight succeeds without a credential, for bearers from any origin and never for cookies", async () => {
    const { status, headers } = await send("OPTIONS", "/api/v1/projects", {
      origin: "https://app.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,crowdee-organization",
    });
    expect(status).toBe(204);
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
    const allowed = headers["access-control-allow-headers"]?.toLowerCase() ?? "";
    for (const name of ["authorization", "content-type", "crowdee-organization", "idempotency-key"]) {
      expect(allowed).toContain(name);
    }
  });

  it("every response carries a request id: a valid inbound one is kept, any other is replaced", async () => {
    for (const path of ["/api", "/api/v1/me", "/api/v1/nothing", "/api/health", "/"]) {
      const kept = await send("GET", path, { "x-request-id": "trace-42.a_B" });
      expect(kept.headers["x-request-id"]).toBe("trace-42.a_B");
      if (kept.status >= 400) expect(kept.json.requestId).toBe("trace-42.a_B");
      for (const bad of ["x".repeat(65), "a b", "a;b", '"', "<script>"]) {
        const { headers, text } = await send("GET", path, { "x-request-id": bad });
        expect(headers["x-request-id"]).toMatch(/^req_[0-9a-f]{32}$/);
        if (bad.length > 3) expect(text).not.toContain(bad);
      }
    }
  });

  it("every API response has the security headers and does not name the server software", async () => {
    for (const [path, headers] of [
      ["/api", {}],
      ["/api/v1/me", key],
      ["/api/v1/me", {}],
      ["/api/v1/nothing", key],
    ] as const) {
      const response = await send("GET", path, headers);
      expect(response.headers["x-content-type-options"]).toBe("nosniff");
      expect(response.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(response.headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
      expect(response.headers["x-powered-by"]).toBeUndefined();
      expect(response.headers.server).toBeUndefined();
    }
  });

  it("a page whose URL may contain an emailed token sends it to no other site", async () => {
    for (const path of ["/reset-password?token=x", "/invitation?token=x", "/sign-up", "/%73ign-in"]) {
      expect((await send("GET", path)).headers["referrer-policy"]).toBe("no-referrer");
    }
    expect((await send("GET", "/docs")).headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
  });

  it("pages have a content security policy with a fresh nonce each time", async () => {
    const policies = [];
    for (let i = 0; i < 2; i++) {
      const { headers } = await send("GET", "/");
      const policy = headers["content-security-policy"]?.toString() ?? "";
      expect(policy).toMatch(/script-src [^;]*'nonce-[^']+'/);
      expect(policy).not.toMatch(/script-src [^;]*'unsafe-(inline|eval)'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["x-frame-options"]).toBe("DENY");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      policies.push(policy);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  it("pages reject methods that change data", async () => {
    for (const path of ["/", "/docs", "/sign-in", "/projects", "/no-such-page"]) {
      for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
        const { status, json, headers } = await send(method, path, session);
        const told = [status, json.code, headers.allow];
        expect(told, `${method} ${path}`).toEqual([405, "method_not_allowed", "GET, HEAD, POST"]);
      }
      expect((await send("POST", path, session)).status, path).toBeLessThan(500);
    }
  });

  it("responses that depend on the caller are never stored by a cache", async () => {
    for (const path of ["/api/v1/me", "/api/v1/projects", "/api/v1/api-keys", "/api/v1/nothing"]) {
      for (const headers of [session, {}]) {
        expect((await send("GET", path, headers)).headers["cache-control"], path).toContain("no-store");
      }
    }
  });

  it("errors are problem documents whose type is a page that exists", async () => {
    const response = await send("GET", "/api/v1/me");
    expect(response.headers["content-type"]).toBe("application/problem+json");
    expect(response.headers["www-authenticate"]).toBe('Bearer realm="crowdee"');
    expect(response.json).toMatchObject({ status: 401, code: "unauthenticated", title: expect.any(String) });
    const page = await send("GET", new URL(response.json.type).pathname);
    expect([page.status, page.headers["content-type"]]).toEqual([200, expect.stringContaining("text/html")]);
  });

  it("health reveals nothing about the machine", async () => {
    const { text } = await send("GET", "/api/health");
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(["checks", "status"]);
  });

  it("source maps, the environment and the project's files are not served", async () => {
    for (const path of [
      "/.env",
      "/package.json",
      "/prisma/schema.prisma",
      "/.git/config",
      "/.next/BUILD_ID",
      "/../package.json",
    ]) {
      const { status, text } = await send("GET", path);
      expect([400, 404], path).toContain(status);
      expect(text).not.toContain('"devDependencies"');
    }
  });
});
