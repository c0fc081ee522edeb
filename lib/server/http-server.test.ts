import { type RequestListener, request, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { createGuardedServer } from "./http-server";

const PEER = { nonce: "nonce", appUrl: "http://localhost" };
const TIMEOUTS = { headers: 400, request: 5_000, silence: 300, idle: 200 };
const CONNECTIONS = { all: 5, ofAddress: 3 };

let server: Server | undefined;

beforeAll(() => {
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("NEXTAUTH_SECRET", "a-secret-of-the-test-forty-characters-long");
  vi.stubEnv("API_KEY_SECRETS", "a-secret-of-the-test-forty-characters-long");
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(
  handle: RequestListener,
  more: { appUrl?: string; isBehindProxy?: boolean } = {},
): Promise<number> {
  const created = createGuardedServer(handle, { ...PEER, ...more }, TIMEOUTS, CONNECTIONS);
  server = created;
  await new Promise<void>((resolve) => created.listen(0, "127.0.0.1", resolve));
  return (created.address() as AddressInfo).port;
}

/** Sends bytes as they are, and returns all that came back until the server closed. */
function exchange(port: number, text: string, { end = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    let response = "";
    const socket = connect(port, "127.0.0.1", () => (end ? socket.end(text) : socket.write(text)));
    socket.on("data", (data) => {
      response += data;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(response));
  });
}

const echo: RequestListener = (incoming, response) => {
  incoming.resume().on("end", () => response.end(JSON.stringify({ url: incoming.url, headers: incoming.headers })));
};

function get(
  port: number,
  headers: Record<string, string>,
): Promise<{ requestId: unknown; seen: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: "/api/v1/me", headers, agent: false }, (response) => {
      let body = "";
      response.on("data", (data) => {
        body += data;
      });
      response.on("end", () =>
        resolve({ requestId: response.headers["x-request-id"], seen: JSON.parse(body).headers }),
      );
    })
      .on("error", reject)
      .end();
  });
}

test("the handler sees the socket's address, whatever the client claims", async () => {
  const { seen } = await get(await listen(echo), { "X-Crowdee-Peer": "nonce 9.9.9.9" });
  expect(seen["x-crowdee-peer"]).toBe("nonce 127.0.0.1");
});

test("keeps a well-formed request id, replaces another, and gives the handler the id of the response", async () => {
  const port = await listen(echo);
  expect((await get(port, { "X-Request-Id": "mine-1" })).requestId).toBe("mine-1");
  const { requestId, seen } = await get(port, { "X-Request-Id": "not sane" });
  expect(requestId).toMatch(/^req_/);
  expect(seen["x-request-id"]).toBe(requestId);
});

test.each([
  ["FOO / HTTP/1.1\r\nHost: x\r\n\r\n", "405 Method Not Allowed", "method_not_allowed"],
  ["CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", "405 Method Not Allowed", "method_not_allowed"],
  ["TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "405 Method Not Allowed", "method_not_allowed"],
  ["GET / HTTP/1.1\r\n\r\n", "400 Bad Request", "malformed_request"],
  ["GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", "400 Bad Request", "malformed_request"],
  [`GET / HTTP/1.1\r\nHost: x\r\nA: ${"a".repeat(20_000)}\r\n\r\n`, "400 Bad Request", "malformed_request"],
  [
    "GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
    "400 Bad Request",
    "malformed_request",
  ],
])("%j is rejected with a problem document", async (text, status, code) => {
  const response = await exchange(await listen(echo), text);
  expect(response).toContain(`HTTP/1.1 ${status}\r\n`);
  expect(response).toContain("Content-Type: application/problem+json\r\n");
  expect(response).toMatch(/X-Request-Id: req_/);
  expect(response).toContain(`"code":"${code}"`);
});

test.each([
  ["a response", "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
  ["a rejected path", "GET /% HTTP/1.1\r\nHost: x\r\n\r\n"],
  ["a request that is none", "FOO / HTTP/1.1\r\nHost: x\r\n\r\n"],
])("%s is bound to run no scripts, to no frame, and to https where we are public there", async (_, text) => {
  const secure = await exchange(await listen(echo, { appUrl: "https://crowdee.example" }), text);
  expect(secure).toContain("Content-Security-Policy: default-src 'none'; ");
  expect(secure).toContain("X-Frame-Options: DENY\r\n");
  expect(secure).toContain("X-Content-Type-Options: nosniff\r\n");
  expect(secure).toContain("Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n");
  expect(await exchange(await listen(echo, { appUrl: "http://localhost:3000" }), text)).not.toContain(
    "Strict-Transport-Security",
  );
});

test.each([
  ["/api", true],
  ["/%61pi/v1/me?a=1", true],
  ["/api/v1/%", true],
  ["/.well-known/api-catalog", true],
  ["/apis", false],
  ["/docs?from=/api/", false],
])("%s may be read by pages of other origins: %s", async (path, readable) => {
  const response = await exchange(await listen(echo), `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(response.includes("Access-Control-Allow-Origin: *\r\n")).toBe(readable);
});

const SHORT = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";

test.each([
  ["closes its side", { end: true }],
  ["falls silent", { end: false }],
])("a client that %s in the middle of its body gets 400", async (_, how) => {
  const response = await exchange(await listen(echo), SHORT, how);
  expect(response).toContain("HTTP/1.1 400 Bad Request\r\n");
  expect(response).toContain('"code":"malformed_request"');
});

test("a client that never finishes its headers gets 400", async () => {
  expect(await exchange(await listen(echo), "GET / HTTP/1.1\r\nHo")).toContain("HTTP/1.1 400 Bad Request\r\n");
});

test("a handler may take longer than a client may be silent", async () => {
  const port = await listen((_, response) => void setTimeout(() => response.end("late"), 3 * TIMEOUTS.silence));
  expect(await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).toContain("late");
});

test("a connection kept for a next request that does not come is closed", async () => {
  const response = await exchange(await listen(echo), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(response).toContain("HTTP/1.1 200 OK");
});

test("an unsupported expectation gets a problem document", async () => {
  const response = await exchange(await listen(echo), "GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n");
  expect(response).toContain("HTTP/1.1 400 Bad Request");
  expect(response).toContain("malformed_request");
});

/** Opens connections that send nothing, and says which of them the server has closed at once. */
async function closedAtOnce(port: number, count: number): Promise<boolean[]> {
  const sockets = Array.from({ length: count }, () => connect(port, "127.0.0.1"));
  const wasClosed = (socket: Socket) =>
    new Promise<boolean>((resolve) => {
      socket.on("error", () => resolve(true)).on("close", () => resolve(true));
      setTimeout(() => resolve(false), TIMEOUTS.idle / 2);
    });
  const closed = await Promise.all(sockets.map(wasClosed));
  for (const socket of sockets) socket.destroy();
  return closed;
}

test("one address has a limited number of connections, and gets others when it closes some", async () => {
  const port = await listen(echo);
  expect((await closedAtOnce(port, 5)).filter(Boolean)).toHaveLength(2);
  await vi.waitFor(async () => expect(await closedAtOnce(port, 3)).toEqual([false, false, false]));
});

test("a proxy has as many connections as there are", async () => {
  expect((await closedAtOnce(await listen(echo, { isBehindProxy: true }), 7)).filter(Boolean)).toHaveLength(2);
});
