import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CONTRACTS } from "../contracts";
import { INTERNAL_HEADERS } from "../internal/headers";

/** What every request to the API and to a page goes through, as middleware.ts lists it. */

const SECRET = "n".repeat(32);
const KEY_SECRET = "a".repeat(32);
const URL_OF_APP = "https://crowdee.example";
const NOW_SECONDS = Math.floor(Date.now() / 1000);
const CLAIMS = { sub: "usr_1", sid: "ses_1", iat: NOW_SECONDS, exp: NOW_SECONDS + 600 };

type Headers_ = Record<string, string>;

/** Fresh modules for each test, because the limiter and the environment are kept in them. */
async function edge(variables: Headers_ = {}) {
  vi.resetModules();
  const all = {
    DATABASE_URL: "postgresql://localhost/x",
    NEXTAUTH_SECRET: SECRET,
    API_KEY_SECRETS: KEY_SECRET,
    APP_URL: URL_OF_APP,
    NODE_ENV: "production",
    CROWDEE_PEER_NONCE: "nonce",
    ...variables,
  };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  const [{ STEPS }, { createContext }, { runSteps }] = await Promise.all([
    import("@/middleware"),
    import("./context"),
    import("./run-steps"),
  ]);
  const { signToken } = await import("../credentials/token");
  const { generateApiKey } = await import("../credentials/api-key");
  const send = async (path: string, init: RequestInit = {}) => {
    const context = createContext(new Request(URL_OF_APP + path, init), () => {});
    const response = await runSteps(context, STEPS);
    const text = await response?.clone().text();
    const json = text?.startsWith("{") || text?.startsWith("[") ? JSON.parse(text) : undefined;
    return { status: response?.status ?? "passed on", response, json, context };
  };
  const token = (type: "access" | "session" | "internal", sid = "ses_1") => signToken(type, { ...CLAIMS, sid }, SECRET);
  return {
    send,
    key: (publicId = "AbCd1234") => ({ authorization: `Bearer ${generateApiKey(publicId, KEY_SECRET)}` }),
    accessToken: (sid?: string) => ({ authorization: `Bearer ${token("access", sid)}` }),
    session: (sid?: string) => ({ cookie: `__Secure-next-auth.session-token=${token("session", sid)}` }),
    internal: () => ({ [INTERNAL_HEADERS.token]: token("internal") }),
  };
}

/** The socket's address, as our own server reports it. */
const from = (address: string) => ({ [INTERNAL_HEADERS.peer]: `nonce ${address}` });

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({ apiKeys: {}, users: {} }));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a request id", () => {
  it("is the inbound one when that is well-formed, and is passed on and returned", async () => {
    const { send } = await edge();
    const { context } = await send("/api/v1", { headers: { "x-request-id": "my-id-1" } });
    expect(context.responseHeaders["X-Request-Id"]).toBe("my-id-1");
    expect(context.requestHeaders["x-request-id"]).toBeUndefined();
  });

  it("is a new one otherwise", async () => {
    const { send } = await edge();
    const { json, context } = await send("/api/v1/me", { headers: { "x-request-id": "two words" } });
    expect(context.requestId).toMatch(/^req_/);
    expect(context.requestHeaders["x-request-id"]).toBe(context.requestId);
    expect(context.responseHeaders["X-Request-Id"]).toBe(context.requestId);
    expect(json.requestId).toBe(context.requestId);
  });
});

describe("constant headers", () => {
  const constant = async (path: string, headers: Headers_ = {}, variables: Headers_ = {}) => {
    const { send } = await edge(variables);
    return (await send(path, { headers })).context.responseHeaders;
  };

  it("keep browsers from framing, sniffing, running scripts, and using devices", async () => {
    const headers = await constant("/api/v1");
    expect(headers["Content-Security-Policy"]).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
    expect(headers["X-Content-Type-Options"]).toBe("nosniff");
    expect(headers["X-Frame-Options"]).toBe("DENY");
    expect(headers["Referrer-Policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers["Cross-Origin-Opener-Policy"]).toBe("same-origin");
    expect(headers["Permissions-Policy"]).toContain("camera=()");
  });

  it("let pages of any origin call the API, without cookies, and read its headers; pages have no such headers", async () => {
    const api = await constant("/api/v1");
    expect(api["Access-Control-Allow-Origin"]).toBe("*");
    expect(api["Access-Control-Expose-Headers"]?.split(", ")).toEqual(
      expect.arrayContaining(["X-Request-Id", "RateLimit", "Retry-After", "ETag"]),
    );
    expect(api["Access-Control-Allow-Credentials"]).toBeUndefined();
    for (const path of ["/docs", "/apikeys", "/docs/api/"]) {
      expect((await constant(path))["Access-Control-Allow-Origin"], path).toBeUndefined();
    }
    for (const path of ["/api", "/api/x", "/.well-known/api-catalog"]) {
      expect((await constant(path))["Access-Control-Allow-Origin"], path).toBe("*");
    }
  });

  it("bind browsers to https only where we use it", async () => {
    expect((await constant("/api/v1"))["Strict-Transport-Security"]).toContain("max-age=63072000");
    const plain = await constant("/api/v1", {}, { APP_URL: "http://localhost:3000" });
    expect(plain["Strict-Transport-Security"]).toBeUndefined();
  });

  it("are left to our own server behind it, which proves itself with its nonce", async () => {
    expect((await constant("/api/v1", from("192.0.2.1")))["X-Frame-Options"]).toBeUndefined();
    expect((await constant("/api/v1", { [INTERNAL_HEADERS.peer]: "guess 192.0.2.1" }))["X-Frame-Options"]).toBe("DENY");
  });
});

describe("a credential", () => {
  it("is required by everything but the public operations, unknown paths included", async () => {
    const { send } = await edge();
    for (const path of ["/api/v1/me", "/api/v1/unknown", "/api/unknown", "/api/authentic", "/api/v1/projects"]) {
      const { status, json } = await send(path);
      expect([path, status, json.code]).toEqual([path, 401, "unauthenticated"]);
    }
    const open = ["/api", "/api/v1", "/api/openapi.json", "/api/health", "/.well-known/api-catalog", "/api/auth/csrf"];
    for (const path of open) expect([path, (await send(path)).status]).toEqual([path, "passed on"]);
    expect(open).toEqual(expect.arrayContaining(publicPaths()));
  });

  it("opens the API when it is genuine: a key, an access token, a session", async () => {
    const { send, key, accessToken, session } = await edge();
    for (const headers of [key(), accessToken(), session()]) {
      expect((await send("/api/v1/me", { headers })).status).toBe("passed on");
    }
  });

  it("in the Authorization header is rejected when it is not genuine, even by a public operation", async () => {
    const { send, session } = await edge();
    const forged = { authorization: "Bearer forged" };
    for (const path of ["/api/v1", "/api/v1/me"]) {
      const { status, json } = await send(path, { headers: { ...forged, ...session() } });
      expect([status, json.code]).toEqual([401, "invalid_api_key"]);
      expect(json.detail).toContain("neither an API key");
    }
    expect((await send("/api/health", { headers: forged })).status).toBe("passed on");
  });

  it("in a forged or expired cookie does not close public operations", async () => {
    const { send, session } = await edge();
    const forged = { cookie: "__Secure-next-auth.session-token=forged" };
    const expired = session();
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 3_600_000);
    for (const [headers, code] of [
      [forged, "unauthenticated"],
      [expired, "session_expired"],
    ] as const) {
      expect((await send("/api/v1", { headers })).status).toBe("passed on");
      const { status, json } = await send("/api/v1/me", { headers });
      expect([status, json.code]).toEqual([401, code]);
    }
  });
});

describe("a change with a session's cookie", () => {
  const change = async (headers: Headers_) => {
    const { send, session } = await edge();
    return send("/api/v1/projects", { method: "POST", headers: { ...session(), ...headers } });
  };

  it("is rejected when another origin's page makes it", async () => {
    const { status, json } = await change({ origin: "https://evil.example", "sec-fetch-site": "cross-site" });
    expect([status, json.code]).toEqual([403, "cross_origin_forbidden"]);
    expect(json.detail).toContain("our own pages");
  });

  it("is passed on from our own pages", async () => {
    expect((await change({ origin: URL_OF_APP })).status).toBe("passed on");
  });

  it("with a bearer credential may come from any origin", async () => {
    const { send, key } = await edge();
    const headers = { ...key(), origin: "https://partner.example", "sec-fetch-site": "cross-site" };
    expect((await send("/api/v1/projects", { method: "POST", headers })).status).toBe("passed on");
  });
});

it("a body is rejected by the length that it announces, from the first byte over the maximum", async () => {
  const { send, key } = await edge();
  const announcing = (bytes: number) =>
    send("/api/v1/projects", { method: "POST", headers: { ...key(), "content-length": String(bytes) } });
  expect((await announcing(1_000_000)).status).toBe("passed on");
  const { status, json } = await announcing(1_000_001);
  expect([status, json.code]).toEqual([413, "payload_too_large"]);
  expect(json.detail).toContain("1000001 bytes; the maximum is 1000000");
});

describe("a preflight", () => {
  it("is responded to without a credential and without being counted", async () => {
    const { send } = await edge({ LIMIT_ANONYMOUS: "1/60" });
    for (let i = 0; i < 3; i++) {
      const { status, response } = await send("/api/v1/me", {
        method: "OPTIONS",
        headers: { "access-control-request-method": "POST", origin: "https://partner.example" },
      });
      expect(status).toBe(204);
      expect(response?.headers.get("access-control-allow-methods")?.split(", ")).toEqual(
        expect.arrayContaining(["GET", "POST", "PATCH", "DELETE"]),
      );
      expect(response?.headers.get("access-control-allow-headers")?.split(", ")).toEqual(
        expect.arrayContaining(["Authorization", "Content-Type", "Crowdee-Organization", "Idempotency-Key"]),
      );
      expect(response?.headers.get("access-control-max-age")).toBe("86400");
    }
  });

  it("is only what asks for a method", async () => {
    const { send } = await edge();
    expect((await send("/api/v1/me", { method: "OPTIONS" })).status).toBe(401);
    const headers = { "access-control-request-method": "POST" };
    expect((await send("/api/v1/me", { headers })).status).toBe(401);
  });
});

describe("an error that our own server forwards", () => {
  const forwarded = (nonce: string) => ({
    [INTERNAL_HEADERS.error]: `${nonce} ${JSON.stringify({ code: "malformed_request", message: "Bad.", members: {}, headers: {} })}`,
  });

  it("ends the request after it has been counted", async () => {
    const { send, key } = await edge();
    const { status, json, context } = await send("/api/v1/me", { headers: { ...key(), ...forwarded("nonce") } });
    expect([status, json.code, json.detail]).toEqual([400, "malformed_request", "Bad."]);
    expect(context.responseHeaders["RateLimit-Policy"]).toContain("api-key");
  });

  it("is ignored when someone else wrote it", async () => {
    const { send, key } = await edge();
    expect((await send("/api/v1/me", { headers: { ...key(), ...forwarded("guess") } })).status).toBe("passed on");
  });
});

describe("limits", () => {
  const LIMITS = {
    LIMIT_ANONYMOUS: "2/60",
    LIMIT_SESSION: "3/60",
    LIMIT_API_KEY: "4/60",
    LIMIT_INVALID_CREDENTIALS: "1/60",
    LIMIT_SIGN_IN: "1/300",
  };

  it("count each caller by its own policy, and report it", async () => {
    const { send, key, accessToken, session } = await edge(LIMITS);
    const forged = { authorization: "Bearer forged" };
    for (const [path, headers, policy, limit] of [
      ["/api/v1", {}, "anonymous", 2],
      ["/api/v1/me", session(), "session", 3],
      ["/api/v1/me", key(), "api-key", 4],
      ["/api/v1/me", forged, "invalid-credentials", 1],
    ] as const) {
      const { context } = await send(path, { headers: { ...headers, ...from("192.0.2.1") } });
      expect(context.responseHeaders["RateLimit-Policy"]).toBe(`"${policy}";q=${limit};w=60`);
      expect(context.responseHeaders["X-RateLimit-Remaining"]).toBe(String(limit - 1));
    }
    const { context } = await send("/api/v1/me", { headers: accessToken() });
    expect(context.responseHeaders["RateLimit-Policy"]).toContain('"session"');
  });

  it("count an expired credential as the anonymous request it is", async () => {
    const { send, accessToken } = await edge(LIMITS);
    const headers = { ...accessToken(), ...from("192.0.2.1") };
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 3_600_000);
    const { status, json, context } = await send("/api/v1/me", { headers });
    expect([status, json.code]).toEqual([401, "session_expired"]);
    expect(context.responseHeaders["RateLimit-Policy"]).toContain('"anonymous"');
  });

  it("reject what exceeds them, with the wait and advice for that policy", async () => {
    const { send, key, session } = await edge(LIMITS);
    const credentials = {
      anonymous: [{}, "/docs/authentication"],
      session: [session(), "/docs/batch-processing"],
      "api-key": [key(), "/docs/batch-processing. To request a higher limit"],
      "invalid-credentials": [{ authorization: "Bearer forged" }, "Correct the credential"],
    } as const;
    for (const [policy, [headers, advice]] of Object.entries(credentials)) {
      const ask = () => send("/api/v1", { headers: { ...headers, ...from(`192.0.2.${policy.length}`) } });
      let last = await ask();
      for (let i = 0; i < 4; i++) last = await ask();
      expect([last.status, last.json.code, last.json.policy]).toEqual([429, "rate_limited", policy]);
      expect(last.json.detail).toContain(advice);
      expect(last.json.detail).toMatch(/Retry in \d+ seconds/);
      expect(last.json.windowSeconds).toBe(60);
      expect(last.response?.headers.get("retry-after")).toBe(String(last.json.retryAfterSeconds));
      expect(last.json.retryAfterSeconds).toBeGreaterThan(58);
      expect(last.json.retryAfterSeconds).toBeLessThanOrEqual(61);
    }
  });

  it("say second of one second", async () => {
    const { send } = await edge({ LIMIT_ANONYMOUS: "1/1" });
    // A clock that stands still: the whole window is left, and a margin.
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    await send("/api/v1");
    expect((await send("/api/v1")).json.detail).toContain("per 1 seconds. Retry in 2 seconds");
    vi.mocked(Date.now).mockReturnValue(Date.now() + 500);
    expect((await send("/api/v1")).json.detail).toContain("Retry in 1 second.");
  });

  it("count clients by address, keys by their public ID, and people by their session", async () => {
    const { send, key, session } = await edge(LIMITS);
    const statusesOf = async (count: number, path: string, headers: () => Headers_) => {
      const all = [];
      for (let i = 0; i < count; i++) all.push((await send(path, { headers: headers() })).status);
      return all;
    };
    const [ok, no] = ["passed on", 429];
    expect(await statusesOf(3, "/api/v1", () => from("192.0.2.1"))).toEqual([ok, ok, no]);
    expect(await statusesOf(1, "/api/v1", () => from("192.0.2.2"))).toEqual([ok]);
    // Each is another secret of the same key.
    expect(await statusesOf(5, "/api/v1/me", () => key("AbCd1234"))).toEqual([ok, ok, ok, ok, no]);
    expect(await statusesOf(1, "/api/v1/me", () => key("Zzzz9999"))).toEqual([ok]);
    expect(await statusesOf(4, "/api/v1/me", () => session("ses_1"))).toEqual([ok, ok, ok, no]);
    expect(await statusesOf(1, "/api/v1/me", () => session("ses_2"))).toEqual([ok]);
  });

  it("are raised by a grant, of which anonymous requests need not know", async () => {
    const fetch = vi.fn(async (..._: unknown[]) => Response.json({ apiKeys: { AbCd1234: 900 }, users: {} }));
    vi.stubGlobal("fetch", fetch);
    const { send, key } = await edge(LIMITS);
    await send("/api/v1");
    expect(fetch).not.toHaveBeenCalled();
    const { context } = await send("/api/v1/me", { headers: key() });
    expect(context.responseHeaders["RateLimit-Policy"]).toBe('"api-key";q=900;w=60');
    expect(String(fetch.mock.calls[0]?.[0])).toContain("/api/internal/limit-grants");
  });

  it("of a session are raised by a grant to its user", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ apiKeys: {}, users: { usr_1: 700 } }));
    const { send, session } = await edge(LIMITS);
    const { context } = await send("/api/v1/me", { headers: session() });
    expect(context.responseHeaders["RateLimit-Policy"]).toBe('"session";q=700;w=60');
  });

  it("count an attempt to sign in or to reset a password against the account as well", async () => {
    const { send } = await edge({ ...LIMITS, LIMIT_ANONYMOUS: "50/60" });
    for (const [path, type, bodyOf] of [
      ["/api/auth/callback/credentials", "application/x-www-form-urlencoded", (email: string) => `email=${email}`],
      ["/api/auth/password-reset", "application/json", (email: string) => JSON.stringify({ email })],
    ] as const) {
      const attempt = (email: string) => {
        const body = bodyOf(email);
        const headers = { "content-type": type, "content-length": String(body.length), ...from("192.0.2.9") };
        return send(path, { method: "POST", headers, body });
      };
      const account = `${type.length}@example.com`;
      expect((await attempt(account)).context.responseHeaders["RateLimit-Policy"]).toBe('"sign-in";q=1;w=300');
      const { status, json } = await attempt(account);
      expect([status, json.policy]).toEqual([429, "sign-in"]);
      expect(json.detail).toContain("/forgot-password");
      expect((await attempt(`another-${account}`)).status).toBe("passed on");
      const read = await send(path, { headers: from("192.0.2.9") });
      expect(read.context.responseHeaders["RateLimit-Policy"]).toContain('"anonymous"');
    }
    const other = await send("/api/auth/sign-up", { method: "POST", headers: from("192.0.2.9") });
    expect(other.context.charges[0]).toEqual({ policy: "anonymous", subject: "192.0.2.9" });
  });

  it("count no other request against an account", async () => {
    const { send, key } = await edge(LIMITS);
    const { context } = await send("/api/v1/projects", { method: "POST", headers: key() });
    expect(context.charges.map(({ policy }) => policy)).toEqual(["api-key"]);
  });

  it("do not apply to health checks and to our own processes", async () => {
    const { send, internal } = await edge({ ...LIMITS, LIMIT_ANONYMOUS: "1/60" });
    for (let i = 0; i < 3; i++) {
      expect((await send("/api/health")).context.responseHeaders["RateLimit-Policy"]).toBeUndefined();
      expect((await send("/api/internal/limit-grants", { headers: internal() })).status).toBe("passed on");
    }
    // Elsewhere, what our own processes sign proves nothing.
    expect((await send("/api/v1/me", { headers: internal() })).status).toBe(401);
  });
});

describe("our own processes", () => {
  it("are told the usage of limits, and nobody else is", async () => {
    const { send, internal, key } = await edge();
    await send("/api/v1/me", { headers: key() });
    const charges = [{ policy: "api-key", subject: "AbCd1234", rate: { limit: 600, windowSeconds: 60 } }];
    const ask = (headers: Headers_, path = "/api/internal/limit-usage") =>
      send(path, { method: "POST", headers, body: JSON.stringify(charges) });
    const { status, json } = await ask(internal());
    expect([status, json[0].used]).toEqual([200, 1]);
    const others: Headers_[] = [{}, { [INTERNAL_HEADERS.token]: "forged" }];
    for (const headers of others) expect((await ask(headers)).status).toBe(401);
    expect((await ask(key())).status).toBe("passed on");
    expect((await ask(internal(), "/api/internal/limit-grants")).status).toBe("passed on");
  });
});

describe("a health check", () => {
  it("is told the state of the limiter, which other operations are not", async () => {
    const { send } = await edge();
    expect((await send("/api/health")).context.requestHeaders[INTERNAL_HEADERS.limiter]).toBe("ok");
    expect((await send("/api/v1")).context.requestHeaders[INTERNAL_HEADERS.limiter]).toBeUndefined();
  });

  it("finds out that the shared limiter is lost and back, which is logged once each", async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const redis = { up: false };
    vi.stubGlobal("fetch", async () => {
      if (!redis.up) throw new Error("ECONNREFUSED");
      return Response.json([{ result: [1, 1, 60_000] }]);
    });
    const shared = { UPSTASH_REDIS_REST_URL: "https://redis.example", UPSTASH_REDIS_REST_TOKEN: "token" };
    const { send } = await edge(shared);
    const state = async () => (await send("/api/health")).context.requestHeaders[INTERNAL_HEADERS.limiter];
    expect([await state(), await state()]).toEqual(["degraded", "degraded"]);
    redis.up = true;
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 20_000);
    await state();
    await vi.waitFor(async () => expect(await state()).toBe("ok"));
    const lines = log.mock.calls.map(([line]) => JSON.parse(line));
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      [40, "shared limiter lost; each process counts on its own"],
      [30, "shared limiter is back"],
    ]);
    expect(Date.parse(lines[0].time)).not.toBeNaN();
  });
});

describe("a page", () => {
  it("is only read, or posted to by a form whose script has not loaded", async () => {
    const { send } = await edge();
    for (const method of ["GET", "HEAD"]) expect((await send("/docs", { method })).status).toBe("passed on");
    const { status, response } = await send("/docs?a=1", { method: "POST" });
    expect([status, response?.headers.get("location")]).toEqual([303, "/docs?a=1"]);
    for (const method of ["PUT", "DELETE", "OPTIONS"]) {
      const { status, response } = await send("/docs", { method });
      expect([method, status, response?.headers.get("allow")]).toEqual([method, 405, "GET, HEAD, POST"]);
    }
  });

  it("is not shown at an address that contains an API key", async () => {
    const { send, key } = await edge();
    const [, secret = ""] = key().authorization.split(" ");
    for (const path of [`/docs/${secret}`, `/docs?q=${secret}`, `/docs?${secret}=1`]) {
      const { status, json } = await send(path);
      expect([status, json.code]).toEqual([400, "malformed_request"]);
      expect(json.detail).toContain("contains an API key");
      expect(JSON.stringify(json)).not.toContain(secret);
    }
    expect((await send("/docs?q=crowdee_short")).status).toBe("passed on");
  });

  it("for people who are signed in leads others to sign-in and back", async () => {
    const { send, session, key } = await edge();
    for (const folder of ["admin", "orgs", "projects", "settings"]) {
      for (const headers of [{}, key()]) {
        const { status, response } = await send(`/${folder}/x?a=1`, { headers });
        expect([status, response?.headers.get("location")]).toEqual([
          307,
          `/sign-in?callbackUrl=%2F${folder}%2Fx%3Fa%3D1`,
        ]);
      }
      expect((await send(`/${folder}/x`, { headers: session() })).status).toBe("passed on");
    }
    for (const path of ["/", "/docs/settings", "/settings-of-others"]) {
      expect((await send(path)).status).toBe("passed on");
    }
  });

  it("learns its own address, and gets a policy whose scripts need a nonce that no other response has", async () => {
    const { send } = await edge();
    const [one, two] = [await send("/docs?a=1"), await send("/docs?a=1")];
    expect(one.context.requestHeaders[INTERNAL_HEADERS.path]).toBe("/docs?a=1");
    const policies = [one, two].map(({ context }) => context.responseHeaders["Content-Security-Policy"] ?? "");
    expect(one.context.requestHeaders["content-security-policy"]).toBe(policies[0]);
    const [nonce, other] = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(nonce).toMatch(/^[\w+/=]{40,}$/);
    expect(nonce).not.toBe(other);
    const directives = Object.fromEntries((policies[0] ?? "").split("; ").map((text) => text.split(/ (.*)/s)));
    expect(directives).toMatchObject({
      "default-src": "'self'",
      "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'`,
      "img-src": "'self' data:",
      "font-src": "'self'",
      "connect-src": "'self'",
      "object-src": "'none'",
      "frame-ancestors": "'none'",
      "base-uri": "'self'",
      "form-action": "'self'",
    });
    expect(directives["style-src"]).toBe("'self' 'unsafe-inline'");
    expect(policies[0]).toContain("; upgrade-insecure-requests");
  });

  it("may load over http and evaluate code only in development", async () => {
    const { send } = await edge({ APP_URL: "http://localhost:3000", NODE_ENV: "development" });
    const policy = (await send("/docs")).context.responseHeaders["Content-Security-Policy"] ?? "";
    expect(policy).toMatch(/; form-action 'self'$/);
    expect(policy).toContain("'strict-dynamic' 'unsafe-eval'");
    expect(policy).toContain("connect-src 'self' ws:");
  });

  it("of authentication lets no Referer repeat its address", async () => {
    const { send } = await edge();
    for (const folder of ["forgot-password", "invitation", "reset-password", "sign-in", "sign-out", "sign-up"]) {
      const { context } = await send(`/${folder}?token=t`);
      expect([folder, context.responseHeaders["Referrer-Policy"]]).toEqual([folder, "no-referrer"]);
    }
    expect((await send("/docs")).context.responseHeaders["Referrer-Policy"]).not.toBe("no-referrer");
  });
});

describe("a path", () => {
  it("is the same however its unreserved characters are encoded, as routes see it", async () => {
    const { send } = await edge();
    for (const path of ["/%61pi/v1/me", "/ap%69/v1/me", "/api%2fv1", "/%41pi", "/api/v1/%7Eme"]) {
      const { status } = await send(path);
      expect([path, status]).toEqual([path, path === "/api%2fv1" || path === "/%41pi" ? "passed on" : 401]);
    }
    const { createContext } = await import("./context");
    const pathOf = (text: string) => createContext(new Request(URL_OF_APP + text), () => {}).path;
    const unreserved = "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";
    const encode = (text: string) =>
      [...text].map((character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
    expect(pathOf(`/x${encode(unreserved)}`)).toBe(`/x${unreserved}`);
    expect(pathOf(`/x${encode(unreserved).toUpperCase()}`)).toBe(`/x${unreserved}`);
    const reserved = " !\"#$%&'()*+,/:;<=>?@[\\]^`{|}";
    expect(pathOf(`/x${encode(reserved)}`)).toBe(`/x${encode(reserved)}`);
  });
});

describe("a context of which nothing is known yet", () => {
  it("grants and counts nothing", async () => {
    await edge();
    const { createContext } = await import("./context");
    expect(createContext(new Request(`${URL_OF_APP}/api?x=1`), () => {})).toMatchObject({
      search: "?x=1",
      requestId: "",
      address: "",
      identity: { kind: "none" },
      isInternal: false,
      forwardedError: null,
      charges: [],
      requestHeaders: {},
      responseHeaders: {},
    });
  });
});

/** Paths of the operations that need no credential. */
function publicPaths(): string[] {
  return CONTRACTS.filter(({ permission, path }) => permission === "public" && !path.startsWith("/api/auth/")).map(
    ({ path }) => path,
  );
}
