import { brotliCompressSync } from "node:zlib";
import type { Databases } from "./databases";
import { type LoadRequest, load } from "./load";
import type { Memory } from "./memory";
import { FLOOR, makePeerKeys, PEER, peerEnv } from "./others";
import { CONNECTIONS, type Measured, measure, median, ROUNDS, ratio, SECONDS, WARM_UP_SECONDS } from "./rounds";
import { type Server, startBare, startNext, startOurs } from "./servers";
import { addKeysOf, bearer, cookie, fill, LARGE, type World } from "./world";

export type Requests = Awaited<ReturnType<typeof measureRequests>>["requests"];
/** What our server and the floor held after their start, and the most they held under load. */
export type MemoryUse = Record<"ours" | "floor", { rest: Memory | undefined; load: Memory | undefined }>;
export type Growth = { small: Measured; large: Measured; ratio: number };
/** How many times the requests of one process two serve, ours and the floor's: more than the floor gains here nobody can. */
export type Processes = { ours: number; floor: number };
export type Pages = { firstByteMs: number; scriptBytes: number };

/** Runs work with servers, and stops them whatever becomes of it. */
async function withServers<T>(starting: Promise<Server>[], work: (servers: Server[]) => Promise<T>): Promise<T> {
  const servers = await Promise.all(starting);
  try {
    return await work(servers);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

type Caller = World["callers"][number];

const REST_MS = 3_000;

export const meOf = ({ callers }: World) =>
  callers.map((caller) => ({ path: "/api/v1/me", headers: bearer(caller.key) }));

/** Creations of projects by keys. */
export const creationsOf = ({ callers }: World): LoadRequest[] =>
  callers.map(({ key }) => ({
    method: "POST",
    path: "/api/v1/projects",
    headers: { ...bearer(key), "content-type": "application/json" },
    body: JSON.stringify({ name: "Election photos", description: "Pictures sent in by readers." }),
  }));

/** Every kind of request beside Node alone, the floor and the peer, and the memory it takes. */
export async function measureRequests(databases: Databases, ourDatabase: string, world: World) {
  const peerDatabase = await databases.create("bench_peer", { migrated: false });
  const peerKeys = makePeerKeys(peerDatabase, world.callers.length);
  const starting = [
    startNext(FLOOR, "/api/constant", () => ({})),
    startNext(PEER, "/api/verify", (url) => peerEnv(peerDatabase, url)),
    startOurs(ourDatabase, databases.embedded),
    startBare(),
  ];
  return withServers(starting, async ([floor, peer, ours, bare]) => {
    if (!floor || !peer || !ours || !bare) throw new Error("A server is missing.");
    const rest = await memoryAtRest({ ours, floor });
    await block(ours.url, world.blockedKey);
    const requests = await measure(contenders({ bare, floor, ours, peer }, world, peerKeys));
    const memory: MemoryUse = {
      ours: { rest: rest.ours, load: ours.memory() },
      floor: { rest: rest.floor, load: floor.memory() },
    };
    return { requests, memory };
  });
}

/** What servers hold once they have started and nobody asks anything of them. */
export async function memoryAtRest<Name extends string>(
  servers: Record<Name, Server>,
): Promise<Record<Name, Memory | undefined>> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const names = Object.keys(servers) as Name[];
  return Object.fromEntries(names.map((name) => [name, servers[name].memory()])) as Record<Name, Memory | undefined>;
}

function contenders(
  { bare, floor, ours, peer }: Record<"bare" | "floor" | "ours" | "peer", Server>,
  world: World,
  peerKeys: string[],
) {
  const { callers, blockedKey } = world;
  const forged = callers.map(({ key }) => `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`);
  const get = (pathOf: (caller: Caller) => string, headersOf: (caller: Caller) => Record<string, string>) => ({
    url: ours.url,
    status: 200,
    requests: callers.map((caller) => ({ path: pathOf(caller), headers: headersOf(caller) })),
  });
  const me = () => "/api/v1/me";
  const project = ({ projectId }: Caller) => `/api/v1/projects/${projectId}`;
  const byKey = ({ key }: Caller) => bearer(key);
  const bySession = ({ session }: Caller) => cookie(session);
  const byToken = ({ token }: Caller) => bearer(token);
  return {
    bare: { url: bare.url, status: 200, requests: [{ path: "/" }] },
    floor: { url: floor.url, status: 200, requests: [{ path: "/api/constant" }] },
    meKey: get(me, byKey),
    meSession: get(me, bySession),
    meToken: get(me, byToken),
    projectKey: get(project, byKey),
    projectSession: get(project, bySession),
    projectToken: get(project, byToken),
    createKey: { url: ours.url, status: 201, requests: creationsOf(world) },
    public: { url: ours.url, status: 200, requests: [{ path: "/api/v1" }] },
    forged: {
      url: ours.url,
      status: 401,
      requests: forged.map((key) => ({ path: "/api/v1/me", headers: bearer(key) })),
    },
    // One request a minute is granted.
    limited: {
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
    const response = await fetch(`${url}/api/v1/me`, { headers: bearer(key) });
    await response.arrayBuffer();
    if (response.status === 429) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The same request on a small database and on a large one. */
export async function measureGrowth(databases: Databases, smallDatabase: string, small: World): Promise<Growth> {
  const largeDatabase = await databases.create("bench_large", { migrated: true });
  const large = await fill(largeDatabase, LARGE);
  const starting = [smallDatabase, largeDatabase].map((url) => startOurs(url, databases.embedded));
  return withServers(starting, async ([few, many]) => {
    if (!few || !many) throw new Error("A server is missing.");
    const measured = await measure({
      small: { url: few.url, status: 200, requests: meOf(small) },
      large: { url: many.url, status: 200, requests: meOf(large) },
    });
    return { ...measured, ratio: ratio(measured.large, measured.small, "milliseconds") };
  });
}

/** One process alone, and two at once on one database, each with its own load; the floor's likewise. */
export async function measureProcesses(databases: Databases, database: string, world: World): Promise<Processes> {
  const twice = (start: () => Promise<Server>) => [start(), start()];
  const ours = await withServers(
    twice(() => startOurs(database, databases.embedded)),
    (servers) => gainOf(servers, meOf(world)),
  );
  const floor = await withServers(
    twice(() => startNext(FLOOR, "/api/constant", () => ({}))),
    (servers) => gainOf(servers, [{ path: "/api/constant" }]),
  );
  return { ours, floor };
}

async function gainOf(servers: Server[], requests: LoadRequest[]): Promise<number> {
  const put = ({ url }: Server, seconds: number) => load({ url, requests, connections: CONNECTIONS, seconds });
  for (const server of servers) await put(server, WARM_UP_SECONDS);
  const gains: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const alone = await put(servers[round % servers.length] as Server, SECONDS);
    const both = await Promise.all(servers.map((server) => put(server, SECONDS)));
    gains.push(both.reduce((sum, { perSecond }) => sum + perSecond, 0) / alone.perSecond);
  }
  return median(gains);
}

/** The API keys page of a person with 1,000 keys. */
export async function measurePages(databases: Databases, database: string, world: World): Promise<Pages> {
  await addKeysOf(database, 1, 1_000);
  return withServers([startOurs(database, databases.embedded)], async ([server]) => {
    const [caller] = world.callers;
    if (!server || !caller) throw new Error("A server is missing.");
    const headers = cookie(caller.session);
    const times: number[] = [];
    let html = "";
    for (let i = 0; i < 40; i++) {
      const start = performance.now();
      const response = await fetch(`${server.url}/settings/api-keys`, { headers });
      times.push(performance.now() - start);
      if (response.status !== 200) throw new Error(`The API keys page came with status ${response.status}.`);
      html = await response.text();
    }
    return { firstByteMs: median(times.slice(-31)), scriptBytes: await scriptBytes(server.url, html) };
  });
}

/** What the scripts a page names weigh as they are sent to a browser that takes Brotli. */
async function scriptBytes(origin: string, html: string): Promise<number> {
  const paths = new Set([...html.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([path]) => path));
  // A browser that knows modules leaves out what is marked for those that do not.
  const old = new Set([...html.matchAll(/<script src="([^"]+)"[^>]*noModule/gi)].map(([, path]) => path));
  let bytes = 0;
  for (const path of paths) {
    if (old.has(path)) continue;
    const response = await fetch(origin + path, { headers: { "accept-encoding": "br" } });
    bytes += Number(response.headers.get("content-length")) || brotliCompressSync(await response.text()).length;
  }
  return bytes;
}
