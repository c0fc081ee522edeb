import { step } from "../lib/steps.mjs";
import { type Databases, openDatabases } from "./databases";
import { FLOOR, makePeerKeys, PEER, peerEnv, prepareOthers } from "./others";
import { measure } from "./rounds";
import { type Server, startNext, startOurs } from "./servers";
import { bearer, cookie, fill, SMALL, type World } from "./world";

/** Runs every measurement, prints the tables and writes them to docs/benchmarks.md. */
export async function runBench(): Promise<void> {
  await step("Building the applications beside ours", prepareOthers);
  const databases = await step("Starting Postgres", openDatabases);
  try {
    console.log(await step("Measuring requests", () => measureRequests(databases)));
  } finally {
    await databases.stop();
  }
}

async function measureRequests(databases: Databases) {
  const ourDatabase = await databases.create("bench_small", { migrated: true });
  const world = await fill(ourDatabase, SMALL);
  const peerDatabase = await databases.create("bench_peer", { migrated: false });
  const peerKeys = makePeerKeys(peerDatabase, world.callers.length);
  const servers: Server[] = [];
  try {
    const floor = await startNext(FLOOR, "/api/constant", () => ({}));
    servers.push(floor);
    const peer = await startNext(PEER, "/api/verify", (url) => peerEnv(peerDatabase, url));
    servers.push(peer);
    const ours = await startOurs(ourDatabase, databases.embedded);
    servers.push(ours);
    await block(ours.url, world.blockedKey);
    return await measure(contenders({ floor, ours, peer }, world, peerKeys));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function contenders(
  { floor, ours, peer }: Record<"floor" | "ours" | "peer", Server>,
  world: World,
  peerKeys: string[],
) {
  const { callers, blockedKey } = world;
  const [first] = callers;
  if (!first) throw new Error("The world has no callers.");
  const forged = `${first.key.slice(0, -1)}${first.key.endsWith("A") ? "B" : "A"}`;
  const me = (headersOf: (caller: (typeof callers)[number]) => Record<string, string>) =>
    callers.map((caller) => ({ path: "/api/v1/me", headers: headersOf(caller) }));
  const project = (headersOf: (caller: (typeof callers)[number]) => Record<string, string>) =>
    callers.map((caller) => ({ path: `/api/v1/projects/${caller.projectId}`, headers: headersOf(caller) }));
  const byKey = ({ key }: { key: string }) => bearer(key);
  const bySession = ({ session }: { session: string }) => cookie(session);
  const byToken = ({ token }: { token: string }) => bearer(token);
  return {
    floor: { url: floor.url, status: 200, requests: [{ path: "/api/constant" }] },
    meKey: { url: ours.url, status: 200, requests: me(byKey) },
    meSession: { url: ours.url, status: 200, requests: me(bySession) },
    meToken: { url: ours.url, status: 200, requests: me(byToken) },
    projectKey: { url: ours.url, status: 200, requests: project(byKey) },
    projectSession: { url: ours.url, status: 200, requests: project(bySession) },
    projectToken: { url: ours.url, status: 200, requests: project(byToken) },
    public: { url: ours.url, status: 200, requests: [{ path: "/api/v1" }] },
    forged: { url: ours.url, status: 401, requests: [{ path: "/api/v1/me", headers: bearer(forged) }] },
    // One request a minute is granted.
    refused: {
      url: ours.url,
      status: 429,
      rarely: 200,
      requests: [{ path: "/api/v1/me", headers: bearer(blockedKey) }],
    },
    peer: {
      url: peer.url,
      status: 200,
      requests: peerKeys.map((key) => ({ path: "/api/verify", headers: { "x-api-key": key } })),
    },
  };
}

/** Uses up a caller's only request; raised limits reach a process within seconds. */
async function block(url: string, key: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/me`, { headers: bearer(key) });
    await answer.arrayBuffer();
    if (answer.status === 429) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
