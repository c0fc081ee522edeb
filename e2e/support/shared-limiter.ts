import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import http from "node:http";
import { sparePort, startTestServices } from "@/scripts/lib/test-services";
import { until } from "./until";

/** What the gate before the shared store does with a request. */
export type FaultMode = "ok" | "stopped" | "resetting" | "slow" | "silent" | "garbage";

const SLOW_MS = 5_000;

export type SharedLimiter = {
  /** The variables by which servers use it. */
  env: { UPSTASH_REDIS_REST_URL: string; UPSTASH_REDIS_REST_TOKEN: string };
  /** Requests that came so far. */
  calls(): number;
  set(mode: FaultMode): void;
  stop(): Promise<void>;
};

/** A real Redis behind Upstash's protocol, behind a proxy that counts requests and can make it fail in every way. */
export async function startSharedLimiter(): Promise<SharedLimiter> {
  const redis = await findRedis();
  const token = randomBytes(16).toString("hex");
  const port = await sparePort();
  const child = spawn(process.execPath, ["node_modules/@humanwhocodes/upstash-redis-server/dist/server.js"], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, URS_TOKEN: token, PORT: String(port), REDIS_URL: redis.url },
    stdio: "ignore",
  });
  await until(
    "the store",
    () => ping(port, token),
    (status) => status === 200,
  );
  const gate = await startGate(port);
  return {
    env: { UPSTASH_REDIS_REST_URL: gate.url, UPSTASH_REDIS_REST_TOKEN: token },
    calls: gate.calls,
    set: gate.set,
    stop: async () => {
      await gate.stop();
      child.kill();
      await redis.stop();
    },
  };
}

async function findRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_REDIS_URL;
  if (given) return { url: given, stop: async () => {} };
  const services = await startTestServices();
  const url = services.env.TEST_REDIS_URL;
  if (url) return { url, stop: services.stop };
  await services.stop();
  throw new Error(`No real Redis for the tests. ${services.missing.join(" ")}`);
}

async function ping(port: number, token: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: '["PING"]',
  }).catch(() => null);
  return response?.status ?? 0;
}

async function startGate(target: number) {
  let mode: FaultMode = "ok";
  let calls = 0;
  const agent = new http.Agent({ keepAlive: true });
  const gate = http.createServer((request, response) => {
    calls += 1;
    if (mode === "resetting") request.socket.destroy();
    if (mode === "garbage") response.setHeader("content-type", "application/json").end('{"result":{"what":"?"}}');
    if (mode === "ok") forward(request, response);
    if (mode === "slow") setTimeout(() => forward(request, response), SLOW_MS);
  });
  function forward(request: http.IncomingMessage, response: http.ServerResponse) {
    const { method, url, headers } = request;
    const forwarded = http.request(
      { port: target, host: "127.0.0.1", method, path: url, headers, agent },
      (upstream) => {
        response.writeHead(upstream.statusCode ?? 500, upstream.headers);
        upstream.pipe(response);
      },
    );
    forwarded.on("error", () => response.destroy());
    request.pipe(forwarded);
  }
  await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
  const { port } = gate.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    set: (next: FaultMode) => {
      mode = next;
      if (mode === "stopped") gate.close();
      if (mode === "stopped") gate.closeAllConnections();
      if (mode === "ok" && !gate.listening) gate.listen(port, "127.0.0.1");
    },
    stop: () =>
      new Promise<void>((resolve) => {
        gate.close(() => resolve());
        gate.closeAllConnections();
        agent.destroy();
      }),
  };
}
