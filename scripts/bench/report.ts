import { cpus } from "node:os";
import type { Growth, Pages, Processes, Requests } from "./measurements";
import { CONNECTIONS, ROUNDS, ratio, SECONDS } from "./rounds";

/** Everything one run found. */
export type Findings = {
  database: string;
  nextVersion: string;
  peerVersion: string;
  requests: Requests;
  growth: Growth | undefined;
  processes: Processes;
  pages: Pages;
};

type Bar = { what: string; found: number; bar: number; atMost?: boolean; unit?: string };

const NAMES: Record<keyof Requests, string> = {
  floor: "Floor: middleware that does nothing, handler that answers a constant",
  meKey: "`GET /api/v1/me`, API key",
  meSession: "`GET /api/v1/me`, session cookie",
  meToken: "`GET /api/v1/me`, access token",
  projectKey: "`GET /api/v1/projects/{id}`, API key",
  projectSession: "`GET /api/v1/projects/{id}`, session cookie",
  projectToken: "`GET /api/v1/projects/{id}`, access token",
  public: "`GET /api/v1`, no credential",
  forged: "Forged key, refused with 401",
  refused: "Caller over its limit, refused with 429",
  peer: "Peer: better-auth's API-key plugin verifies a key",
};

/** The findings as Markdown; every ratio is of figures of this one run. */
export function report(findings: Findings): string {
  const { database, nextVersion, peerVersion, requests, processes } = findings;
  const [cpu] = cpus();
  const parts = [
    "# Benchmarks",
    `Written by \`npm run bench\`. Node ${process.versions.node}, Next ${nextVersion}, ${database}, better-auth ${peerVersion}, ${cpus().length} × ${cpu?.model.trim()}.`,
    `All contenders in turn, ${ROUNDS} rounds of ${SECONDS} s with ${CONNECTIONS} connections; medians over the rounds, and of ratios within a round. Load, servers and database share the machine. Only ratios carry over to other machines.`,
    "## Requests",
    table(
      ["what", "requests/s", "median ms", "× floor", "× peer"],
      (Object.keys(NAMES) as (keyof Requests)[]).map((name) => [
        NAMES[name],
        requests[name].perSecond.toFixed(0),
        requests[name].milliseconds.toFixed(0),
        ratio(requests[name], requests.floor, "perSecond").toFixed(2),
        ratio(requests[name], requests.peer, "perSecond").toFixed(2),
      ]),
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
    `Two processes of the floor serve ${processes.floor.toFixed(2)} times one: on this machine load, database and servers share the processors that the second process is to gain.`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function barsOf({ requests, growth, processes, pages }: Findings): Bar[] {
  const times = (a: keyof Requests, b: keyof Requests) => ratio(requests[a], requests[b], "perSecond");
  return [
    { what: "`/me` with a key, of the floor", found: times("meKey", "floor"), bar: 0.85 },
    { what: "`/me` with a key, of the peer", found: times("meKey", "peer"), bar: 2 },
    { what: "Forged key, of the floor", found: times("forged", "floor"), bar: 1 },
    { what: "Refused caller, of the floor", found: times("refused", "floor"), bar: 1 },
    { what: "Session, of the key", found: times("meSession", "meKey"), bar: 1 },
    { what: "Access token, of the key", found: times("meToken", "meKey"), bar: 1 },
    ...(growth
      ? [{ what: "Median time with 1,000,000 keys, of that with 100", found: growth.ratio, bar: 1.15, atMost: true }]
      : []),
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

function round(value: number): string {
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A table as the formatter of this project writes it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
