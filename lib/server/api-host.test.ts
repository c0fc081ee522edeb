import { once } from "node:events";
import http, { type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createApiHost } from "./api-host";
import { createGuardedServer } from "./http-server";
import type { RouteModule } from "./router";
import { acceptBody } from "./web-request";

const LONG = { data: "x".repeat(5_000) };

type Handler = (request: Request, context: { params: Promise<Record<string, unknown>> }) => unknown;

let aborted = Promise.resolve(false);
const handlers: Record<string, Handler> = {
  "/api/health": () => Response.json({ status: "ok" }),
  "/api": async (request: Request) => Response.json({ length: (await request.text()).length }),
  "/api/v1": () => Response.json(LONG),
  "/api/auth/sign-up": Object.assign(() => Response.json(LONG), { contract: { secret: true } }),
  "/api/auth/password-reset": async (request: Request) => Response.json({ length: (await request.text()).length }),
  "/api/openapi.json": (request) => {
    aborted = new Promise((resolve) => request.signal.addEventListener("abort", () => resolve(true)));
    return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) }));
  },
};
const routes = Object.entries(handlers).map(
  ([path, handler]) => [path, { GET: handler, POST: handler } as unknown as RouteModule] as const,
);

let server: Server;
let port: number;
let passedToNext: { body: string; headers: http.IncomingHttpHeaders } | undefined;

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/x");
  vi.stubEnv("NEXTAUTH_SECRET", "n".repeat(32));
  vi.stubEnv("API_KEY_SECRETS", "a".repeat(32));
  vi.stubEnv("CROWDEE_PEER_NONCE", "nonce");
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.stubEnv("LIMIT_ANONYMOUS", "100000/60");
  vi.stubEnv("LIMIT_SIGN_IN", "100000/60");
  const next: RequestListener = async (request, response) => {
    acceptBody(request, response);
    passedToNext = { body: await text(request), headers: request.headers };
    response.end("from Next");
  };
  const host = createApiHost({ routes, next, nonce: "nonce", appUrl: "http://localhost" });
  server = createGuardedServer(host, { nonce: "nonce", appUrl: "http://localhost" });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
});

const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);

/** Sends bytes over a connection of its own, and resolves with all that comes back until it contains the text. */
async function raw(sent: string, until: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(sent);
  let received = "";
  for await (const chunk of socket) {
    received += chunk;
    if (received.includes(until)) break;
  }
  socket.destroy();
  return received;
}

it("serves an operation from its route file, with its length and the headers of the steps", async () => {
  const response = await get("/api/v1", { headers: { "accept-encoding": "identity" } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-length")).toBe(String(JSON.stringify(LONG).length));
  expect(response.headers.get("ratelimit-policy")).toBe('"anonymous";q=100000;w=60');
  expect(response.headers.get("x-request-id")).toMatch(/^req_/);
  expect(await response.json()).toEqual(LONG);
});

it("rejects early without calling the handler", async () => {
  const response = await get("/api/v1/me");
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: "unauthenticated" });
});

it("passes pages to Next, with proof that they have gone through the steps", async () => {
  const response = await get("/docs", { headers: { "x-crowdee-admitted": "guess" } });
  expect(await response.text()).toBe("from Next");
  expect(response.headers.get("content-security-policy")).toContain("'nonce-");
  expect(passedToNext?.headers["x-crowdee-admitted"]).toBe("nonce yes");
  expect(passedToNext?.headers["x-crowdee-path"]).toBe("/docs");
});

it("leaves to Next the whole body of a sign-in, of which the limiter has read the account", async () => {
  const body = `email=ada%40example.com&password=${"x".repeat(12_000)}`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  await get("/api/auth/callback/credentials", { method: "POST", headers, body });
  expect(passedToNext?.body).toBe(body);
});

it("leaves to the handler the whole body of a reset", async () => {
  const body = JSON.stringify({ email: "ada@example.com", more: "x".repeat(12_000) });
  const headers = { "content-type": "application/json" };
  const response = await get("/api/auth/password-reset", { method: "POST", headers, body });
  expect(await response.json()).toEqual({ length: body.length });
});

it("streams a body of any length to the handler", async () => {
  const body = "x".repeat(900_000);
  const response = await get("/api", { method: "POST", body });
  expect(await response.json()).toEqual({ length: body.length });
});

it.each([
  ["br", (bytes: Buffer) => brotliDecompressSync(bytes)],
  ["gzip", (bytes: Buffer) => gunzipSync(bytes)],
])("compresses JSON with %s, but none that is short or contains a secret", async (encoding, decompress) => {
  const bytesOf = (path: string) =>
    new Promise<[string | undefined, Buffer]>((resolve, reject) => {
      http
        .get({ port, host: "127.0.0.1", path, headers: { "accept-encoding": encoding } }, async (response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk);
          resolve([response.headers["content-encoding"], Buffer.concat(chunks)]);
        })
        .on("error", reject);
    });
  const [applied, bytes] = await bytesOf("/api/v1");
  expect(applied).toBe(encoding);
  expect(JSON.parse(decompress(bytes).toString())).toEqual(LONG);
  expect((await bytesOf("/api/health"))[0]).toBeUndefined();
  expect((await bytesOf("/api/auth/sign-up"))[0]).toBeUndefined();
});

it("serves HEAD with the headers of GET and no body", async () => {
  const received = await raw("HEAD /api/v1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "\r\n\r\n");
  expect(received).toContain(`Content-Length: ${JSON.stringify(LONG).length}`);
  expect(received.split("\r\n\r\n")[1]).toBe("");
});

it("serves pipelined requests in order", async () => {
  const request = (id: string) => `GET /api/health HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${id}\r\n\r\n`;
  const received = await raw(request("first") + request("second") + request("third"), "third");
  expect([...received.matchAll(/X-Request-Id: (\w+)/g)].map(([, id]) => id)).toEqual(["first", "second", "third"]);
});

it("asks for an announced body only when it is to be read", async () => {
  const post = (path: string, length: number) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  expect(await raw(post("/api/auth/password-reset", 5), "100 Continue")).toMatch(/^HTTP\/1.1 100 Continue/);
  const rejected = await raw(post("/api/auth/password-reset", 5_000_000), "payload_too_large");
  expect(rejected).toMatch(/^HTTP\/1.1 413 /);
  expect(rejected).toContain("\r\nConnection: close\r\n");
});

it("aborts the request's signal when the client leaves, and writes no faster than it reads", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(socket, "readable");
  socket.pause();
  const before = process.memoryUsage().arrayBuffers;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  socket.destroy();
  expect(await aborted).toBe(true);
});
