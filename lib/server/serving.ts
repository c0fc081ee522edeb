import cluster from "node:cluster";
import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { edgeLimiter, setMachineStore } from "../edge/limiter";
import { setEdgeLog } from "../edge/log";
import { env, setPeerNonce } from "../env";
import { setLocalAccess } from "../internal/client";
import type { LimitStore } from "../limits/limit-store";
import { userLimiter } from "../limits/user-limiter";
import { log } from "../log";
import { grantsInForce } from "../services/limits/operations";
import { withCompressedAssets } from "./compressed-assets";
import { createGuardedServer } from "./http-server";
import { machineStore } from "./machine-store";
import { removeNextHeaders } from "./next-headers";
import { listen } from "./port";
import { acceptBody } from "./web-request";

export type Serving = {
  /** Takes no more requests, lets those under way finish, and closes Next. */
  stop(): Promise<void>;
};

/** How long requests under way may take to finish during a stop; in development the browser never closes its connection. */
const DRAIN_MS = { production: 10_000, development: 300 };

/**
 * Serves the application on HOST and PORT, in development as `next dev` does.
 *
 * @param dir  the folder of the project
 * @throws PortInUse when another program listens there; Error when the environment is not usable
 */
export async function serve({ dev, dir }: { dev: boolean; dir: string }): Promise<Serving> {
  const nonce = randomBytes(16).toString("hex");
  // The edge compares it with what our server writes on each request.
  setPeerNonce(nonce);
  const { HOST: host, PORT: port, APP_URL: appUrl, TRUSTED_PROXY_HOPS } = env();
  const peer = { nonce, appUrl, isBehindProxy: TRUSTED_PROXY_HOPS > 0 };
  let handle: RequestListener = () => undefined;
  const server = createGuardedServer((request, response) => handle(request, response), peer);
  // Next takes over the upgrades of the server it is given. Only hot reloading needs them, so otherwise it gets another.
  const app = next({ dev, dir, port, httpServer: dev ? server : createServer() });
  await app.prepare();
  const render = app.getRequestHandler();
  const renderWithBody: RequestListener = (request, response) => {
    acceptBody(request, response);
    removeNextHeaders(request.headers);
    render(request, response);
  };
  handle = dev ? renderWithBody : await hostApi(withCompressedAssets(renderWithBody, join(dir, ".next/static")), nonce);
  await listen(server, { host, port });
  return {
    async stop() {
      await drain(server, dev ? DRAIN_MS.development : DRAIN_MS.production);
      await app.close();
    },
  };
}

/** In development Next alone serves, for it compiles what changes; otherwise this process serves the API itself. */
async function hostApi(next: RequestListener, nonce: string): Promise<RequestListener> {
  // Not at the top: what these import of Next works only once Next itself is loaded, and `crowdee:routes` only in the bundle.
  const [{ createApiHost }, { ROUTES }] = await Promise.all([import("./api-host"), import("crowdee:routes")]);
  setEdgeLog((level, message) => log()[level](message));
  if (cluster.isWorker) countWithOtherProcesses(machineStore());
  setLocalAccess({ limitGrants: grantsInForce, limitUsage: (charges) => edgeLimiter().look(charges) });
  return createApiHost({ routes: ROUTES, next, nonce, appUrl: env().APP_URL });
}

/** Redis shares the counts of users as well, when there is one. */
function countWithOtherProcesses(store: LimitStore): void {
  setMachineStore(store);
  if (!env().UPSTASH_REDIS_REST_URL) userLimiter(() => store);
}

async function drain(server: Server, timeoutMs: number): Promise<void> {
  // A connection kept alive would hold the server open after its last response.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await Promise.race([new Promise((resolve) => server.close(resolve)), sleep(timeoutMs)]);
  clearInterval(sweep);
  server.closeAllConnections();
}
