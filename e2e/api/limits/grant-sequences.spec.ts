import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call } from "../../support/client";
import { type RunningServer, startServer } from "../../support/server";
import { type SharedLimiter, startSharedLimiter } from "../../support/shared-limiter";
import { bearer, type Headers, sessionOf, World } from "../../support/world";

const { databaseUrl } = inject("app");
const OPERATOR = "operator-of-grant-sequences@example.com";
const DEFAULT = 5;
/** More than any limit below, so that every bucket is emptied after every step. */
const REQUESTS = 20;
const WINDOW_MS = 60_000;
/** How long a grant may take to apply, or to end, everywhere. */
const SETTLE_MS = 15_000;
const SEQUENCES = 12;
const MAX_WAITS = 2;

/** What people can do with keys and their limits; `key` counts the keys of the sequence, round and round. */
type Step =
  | { kind: "create" | "wait" }
  | { kind: "withdraw" | "revoke"; key: number }
  | { kind: "rotate"; key: number; overlapSeconds: number }
  | { kind: "grant"; key: number; limit: number };

const key = fc.nat({ max: 3 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("create" as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("revoke" as const), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), key }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("grant" as const), key, limit: fc.integer({ min: 6, max: 14 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("rotate" as const), key, overlapSeconds: fc.constantFrom(0, 1, 600) }),
  },
);

/** Waits are long, so only the first few of a sequence count. */
const anySequence = fc.array(anyStep, { minLength: 5, maxLength: 12 }).map((steps) => {
  const waits = steps.filter(({ kind }) => kind === "wait").slice(0, MAX_WAITS);
  return steps.filter((step) => step.kind !== "wait" || waits.includes(step));
});

/** The sequence by which one grant once became many: each rotation copied it, and withdrawing missed the copies. */
const COPIED_GRANT: Step[] = [
  { kind: "grant", key: 0, limit: 12 },
  { kind: "wait" },
  { kind: "rotate", key: 0, overlapSeconds: 600 },
  { kind: "rotate", key: 0, overlapSeconds: 600 },
  { kind: "rotate", key: 0, overlapSeconds: 0 },
  { kind: "withdraw", key: 0 },
  { kind: "wait" },
  { kind: "revoke", key: 0 },
];

type Grant = { requestId: string; limit: number; from: number; to: number };

/** One key of a sequence: every value it ever had, every limit it was granted, and what was admitted by window. */
class TrackedKey {
  readonly values: string[];
  readonly grants: Grant[] = [];
  readonly windows: { resetAt: number; admitted: number }[] = [];

  constructor(
    readonly id: string,
    value: string,
  ) {
    this.values = [value];
  }

  countAdmitted(resetAt: number): void {
    const window = this.windows.find((one) => Math.abs(one.resetAt - resetAt) <= 2_000);
    if (window) window.admitted += 1;
    else this.windows.push({ resetAt, admitted: 1 });
  }

  /** The highest limit that applied at any moment of a window. */
  allowanceOf(resetAt: number): number {
    const within = ({ from, to }: Grant) => from <= resetAt && to + SETTLE_MS >= resetAt - WINDOW_MS;
    return Math.max(DEFAULT, ...this.grants.filter(within).map(({ limit }) => limit));
  }
}

let operator: Headers;

beforeAll(async () => {
  const world = new World(databaseUrl);
  operator = sessionOf(world.user({ email: OPERATOR }));
  await world.save();
});

/**
 * The guarantee: one grant stays one grant. Whatever people do with a key, the requests admitted in a window never exceed
 * the limit granted to that key, all of its values together.
 */
describe.each([
  ["one process", 1],
  ["two processes", 2],
] as const)("the requests admitted with a key, on %s", (_, processes) => {
  let store: SharedLimiter | undefined;
  let servers: RunningServer[];

  beforeAll(async () => {
    store = processes > 1 ? await startSharedLimiter() : undefined;
    const env = { ...store?.env, LIMIT_API_KEY: `${DEFAULT}/60`, OPERATOR_EMAILS: OPERATOR };
    servers = await Promise.all(Array.from({ length: processes }, () => startServer({ databaseUrl, env })));
  });

  afterAll(async () => {
    await Promise.all((servers ?? []).map((server) => server.stop()));
    await store?.stop();
  });

  const send = (method: string, path: string, headers: Headers, body?: unknown, turn = 0) =>
    call(servers[turn % servers.length]?.url ?? "", { method, path: `/api/v1${path}`, headers, body });

  async function create(session: Headers): Promise<TrackedKey> {
    const { json } = await send("POST", "/api-keys", session, { name: "one of a sequence", role: "member" });
    return new TrackedKey(json.id, json.key);
  }

  /** Sends more requests than any limit admits with all values of a key, in turn, to all processes. */
  async function use(tracked: TrackedKey): Promise<void> {
    const { values } = tracked;
    const responses = await Promise.all(
      Array.from({ length: REQUESTS }, (_, turn) =>
        send("GET", "/me", bearer(values[turn % values.length] ?? ""), undefined, Math.floor(turn / values.length)),
      ),
    );
    for (const { status, headers } of responses) {
      if (status !== 429) tracked.countAdmitted(Number(headers["x-ratelimit-reset"]) * 1000);
    }
  }

  async function grant(tracked: TrackedKey, limit: number, session: Headers): Promise<void> {
    const subject = { subject: "api_key", subjectId: tracked.id, requestsPerMinute: limit };
    const texts = { workload: "Sequences.", justification: "To see that one grant stays one." };
    const { status, json } = await send("POST", "/limit-requests", session, { ...subject, ...texts });
    if (status !== 201) return;
    const from = Date.now();
    const granted = await send("POST", `/admin/limit-requests/${json.id}/grant`, operator, {
      requestsPerMinute: limit,
    });
    if (granted.status === 200) {
      tracked.grants.push({ requestId: json.id, limit, from, to: Number.POSITIVE_INFINITY });
    }
  }

  async function withdraw(tracked: TrackedKey): Promise<void> {
    for (const one of tracked.grants.filter(({ to }) => to === Number.POSITIVE_INFINITY)) {
      const path = `/admin/limit-requests/${one.requestId}/decline`;
      expect((await send("POST", path, operator, { note: "Over." })).status).toBe(200);
      one.to = Date.now();
    }
  }

  async function rotate(tracked: TrackedKey, overlapSeconds: number, session: Headers): Promise<void> {
    const { status, json } = await send("POST", `/api-keys/${tracked.id}/rotate`, session, { overlapSeconds });
    expect([201, 409]).toContain(status);
    if (status === 201) tracked.values.push(json.key);
  }

  /** Takes the steps with keys of a user of its own, and uses every key after each. */
  async function run(steps: readonly Step[]): Promise<TrackedKey[]> {
    const world = new World(databaseUrl);
    const session = sessionOf(world.memberOf(world.organization(), "owner"));
    await world.save();
    const keys = [await create(session)];
    for (const step of steps) {
      const tracked = keys["key" in step ? step.key % keys.length : 0] as TrackedKey;
      if (step.kind === "create") keys.push(await create(session));
      if (step.kind === "wait") await pause(SETTLE_MS);
      if (step.kind === "grant") await grant(tracked, step.limit, session);
      if (step.kind === "withdraw") await withdraw(tracked);
      if (step.kind === "rotate") await rotate(tracked, step.overlapSeconds, session);
      if (step.kind === "revoke") await send("DELETE", `/api-keys/${tracked.id}`, session);
      for (const one of keys) await use(one);
    }
    return keys;
  }

  it("never exceed the limit granted to it, over any sequence of steps", { timeout: 240_000 }, async () => {
    const sequences = [COPIED_GRANT, ...fc.sample(anySequence, SEQUENCES)];
    const outcomes = await Promise.all(sequences.map(run));
    for (const [index, keys] of outcomes.entries()) {
      for (const tracked of keys) {
        for (const { resetAt, admitted } of tracked.windows) {
          expect(admitted, JSON.stringify(sequences[index])).toBeLessThanOrEqual(tracked.allowanceOf(resetAt));
        }
      }
    }
    // The grants did apply, or the test would show nothing.
    expect(Math.max(...(outcomes[0]?.[0]?.windows ?? []).map(({ admitted }) => admitted))).toBe(12);
  });
});
