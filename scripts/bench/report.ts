import { cpus } from "node:os";
import type { Embedded } from "./embedded";
import type { Growth, MemoryUse, Pages, Processes, Requests } from "./measurements";
import type { Memory } from "./memory";
import { CONNECTIONS, type Measured, median, ROUNDS, ratio, SECONDS } from "./rounds";

/** Everything one run found. */
export type Findings = {
  database: string;
  nextVersion: string;
  peerVersion: string;
  requests: Requests;
  memory: MemoryUse;
  embedded: Embedded;
  growth: Growth | undefined;
  processes: Processes;
  pages: Pages;
};

type Bar = { what: string; found: number; bar: number; atMost?: boolean; unit?: string };

const NAMES: Record<keyof Requests, string> = {
  bare: "Bare `node:http`: a constant response",
  floor: "Floor: Next with an empty middleware and a handler that returns a constant",
  meKey: "`GET /api/v1/me`, API key",
  meSession: "`GET /api/v1/me`, session cookie",
  meToken: "`GET /api/v1/me`, access token",
  projectKey: "`GET /api/v1/projects/{id}`, API key",
  projectSession: "`GET /api/v1/projects/{id}`, session cookie",
  projectToken: "`GET /api/v1/projects/{id}`, access token",
  createKey: "`POST /api/v1/projects`, API key",
  public: "`GET /api/v1`, no credential",
  forged: "Forged key, rejected with 401",
  limited: "Caller over its limit, rejected with 429",
  peer: "Peer: better-auth's API-key plugin verifies a key",
};

/** The findings as Markdown; every ratio is of figures of this one run. */
export function report(findings: Findings): string {
  const { database, nextVersion, peerVersion, requests, processes, embedded, memory } = findings;
  const [cpu] = cpus();
  const parts = [
    "# Benchmarks",
    `Written by \`npm run bench\`. Node ${process.versions.node}, Next ${nextVersion}, ${database}, better-auth ${peerVersion}, ${cpus().length} × ${cpu?.model.trim()}.`,
    `All contenders in turn, ${ROUNDS} rounds of ${SECONDS} s with ${CONNECTIONS} connections; medians over the rounds, and of ratios within a round. Load, servers and database share the machine. Only ratios carry over to other machines.`,
    "## Requests",
    table(
      ["what", "requests/s", "median ms", "p99 ms", "× bare", "× floor", "× peer"],
      (Object.keys(NAMES) as (keyof Requests)[]).map((name) => [
        NAMES[name],
        requests[name].perSecond.toFixed(0),
        requests[name].milliseconds.toFixed(0),
        requests[name].slowest.toFixed(0),
        ratio(requests[name], requests.bare, "perSecond").toFixed(2),
        ratio(requests[name], requests.floor, "perSecond").toFixed(2),
        ratio(requests[name], requests.peer, "perSecond").toFixed(2),
      ]),
    ),
    "## Embedded database",
    embeddedTable(embedded),
    "## Memory",
    "In MB. At rest: seconds after the start. Under load: the most during all of the above.",
    table(
      ["what", "at rest", "under load"],
      [
        ["Floor", ...megabytes(memory.floor)],
        ["Ours, with Postgres beside it", ...megabytes(memory.ours)],
        ["Ours, with the embedded database in it", ...megabytes(embedded)],
      ],
    ),
    "## Bars",
    table(
      ["what", "found", "bar", ""],
      barsOf(findings).map(({ what, found, bar, atMost, unit = "" }) => [
        what,
        `${round(found)}${unit}`,
        `${atMost ? "at most" : "at least"} ${bar}${unit}`,
        (atMost ? found <= bar : found >= bar) ? "met" : "**missed**",
      ]),
    ),
    `Two processes of the floor serve ${processes.floor.toFixed(2)} times one. Load, database, and servers share the processors of this machine, so a second process gains only what the first leaves idle.`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function embeddedTable({ me, create, ceiling }: Embedded): string {
  const row = (what: string, measured: Measured) => [
    what,
    measured.perSecond.toFixed(0),
    measured.milliseconds.toFixed(0),
    measured.slowest.toFixed(0),
  ];
  return table(
    ["what", "per second", "median ms", "p99 ms"],
    [
      row("`GET /api/v1/me`, API key", me),
      row("`POST /api/v1/projects`, API key", create),
      ["The database alone: statements that read a row", ceiling.read.toFixed(0), "", ""],
      ["The database alone: statements that write a row", ceiling.write.toFixed(0), "", ""],
    ],
  );
}

function megabytes({ rest, load }: { rest: Memory | undefined; load: Memory | undefined }): string[] {
  return [rest?.now.toFixed(0) ?? "unknown", load?.peak.toFixed(0) ?? "unknown"];
}

function barsOf({ requests, growth, processes, pages, memory, embedded }: Findings): Bar[] {
  const times = (a: keyof Requests, b: keyof Requests) => ratio(requests[a], requests[b], "perSecond");
  return [
    { what: "`/me` with a key, of bare `node:http`", found: times("meKey", "bare"), bar: 0.3 },
    { what: "`/me` with a key, of the floor", found: times("meKey", "floor"), bar: 5 },
    { what: "`/me` with a key, of the peer", found: times("meKey", "peer"), bar: 10 },
    { what: "A project by id with a key, of the floor", found: times("projectKey", "floor"), bar: 3.5 },
    { what: "A project created with a key, of the floor", found: times("createKey", "floor"), bar: 2 },
    { what: "Forged key, of bare `node:http`", found: times("forged", "bare"), bar: 0.45 },
    { what: "Caller over its limit, of bare `node:http`", found: times("limited", "bare"), bar: 0.45 },
    {
      what: "`/me` with a key: 99th percentile, of the median",
      found: median(requests.meKey.rounds.map(({ milliseconds, slowest }) => slowest / milliseconds)),
      bar: 4,
      atMost: true,
    },
    { what: "Session, of the key", found: times("meSession", "meKey"), bar: 1 },
    { what: "Access token, of the key", found: times("meToken", "meKey"), bar: 1 },
    ...(growth
      ? [{ what: "Median time with 1,000,000 keys, of that with 100", found: growth.ratio, bar: 1.15, atMost: true }]
      : []),
    { what: "Embedded database: `/me` a second", found: embedded.me.perSecond, bar: 1500 },
    { what: "Embedded database: projects created a second", found: embedded.create.perSecond, bar: 200 },
    ...memoryBar("Memory under load, with Postgres", memory.ours.load, 350),
    ...memoryBar("Memory under load, embedded database", embedded.load, 500),
    { what: "Two processes, of one", found: processes.ours, bar: 1.6 },
    { what: "API keys page, 1,000 keys: first byte", found: pages.firstByteMs, bar: 50, atMost: true, unit: " ms" },
    {
      what: "API keys page: compressed JavaScript",
      found: pages.scriptBytes / 1000,
      bar: 130,
      atMost: true,
      unit: " kB",
    },
  ];
}

function memoryBar(what: string, found: Memory | undefined, bar: number): Bar[] {
  return found ? [{ what, found: found.peak, bar, atMost: true, unit: " MB" }] : [];
}

function round(value: number): string {
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A table as the formatter of this project writes it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
