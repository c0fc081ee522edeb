import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { env, setPeerNonce } from "../env";
import { withCompressedAssets } from "./compressed-assets";
import { createGuardedServer } from "./http-server";
import { listen } from "./port";

export type Serving = {
  /** Takes no more requests, lets those under way finish, and closes Next. */
  stop(): Promise<void>;
};

/** How long requests under way may take to finish once we are asked to stop; in development the browser never hangs up. */
const DRAIN_MS = { production: 10_000, development: 300 };

/**
 * Serves the application on PORT, in development as `next dev` does.
 *
 * @param dir  the folder of the project
 * @throws PortTaken when another program listens there; Error when the environment is not usable
 */
export async function serve({ dev, dir }: { dev: boolean; dir: string }): Promise<Serving> {
  const nonce = randomBytes(16).toString("hex");
  // The edge compares it with what our server writes beside the socket's address.
  setPeerNonce(nonce);
  const { PORT: port, APP_URL: appUrl } = env();
  let handle: RequestListener = () => undefined;
  const server = createGuardedServer((request, response) => handle(request, response), { nonce, appUrl });
  // Next takes over the upgrades of the server it is shown; only hot reloading needs any, so otherwise it is shown another.
  const app = next({ dev, dir, port, httpServer: dev ? server : createServer() });
  await app.prepare();
  const answer = app.getRequestHandler();
  handle = dev ? answer : withCompressedAssets(answer, join(dir, ".next/static"));
  await listen(server, port);
  return {
    async stop() {
      await drain(server, dev ? DRAIN_MS.development : DRAIN_MS.production);
      await app.close();
    },
  };
}

async function drain(server: Server, patience: number): Promise<void> {
  // A connection kept alive would hold the server open after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await Promise.race([new Promise((resolve) => server.close(resolve)), sleep(patience)]);
  clearInterval(sweep);
  server.closeAllConnections();
}
