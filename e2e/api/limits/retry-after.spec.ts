import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, inParallel } from "../../support/client";
import { type RunningServer, startServer } from "../../support/server";
import { type SharedLimiter, startSharedLimiter } from "../../support/shared-limiter";

const CLIENTS = 1_000;
const LIMIT = 1;
const WINDOW = 2;

describe.each([
  ["one process", 1],
  ["two processes that share a real Redis", 2],
])("Retry-After, with %s", (_, processes) => {
  const { databaseUrl } = inject("app");
  let store: SharedLimiter | undefined;
  let servers: RunningServer[];

  beforeAll(async () => {
    store = processes > 1 ? await startSharedLimiter() : undefined;
    const env = { ...store?.env, LIMIT_ANONYMOUS: `${LIMIT}/${WINDOW}`, TRUSTED_PROXY_HOPS: "1" };
    servers = await Promise.all(Array.from({ length: processes }, () => startServer({ databaseUrl, env })));
  });

  afterAll(async () => {
    await Promise.all((servers ?? []).map((server) => server.stop()));
    await store?.stop();
  });

  it("is right for at least 99.9 % of 1,000 clients that wait exactly so long", async () => {
    let turn = 0;
    const send = (client: number) =>
      call(servers[turn++ % processes]?.url ?? "", {
        path: "/api/v1",
        headers: { "x-forwarded-for": `10.1.${client >> 8}.${client & 255}` },
      });
    const clients = Array.from({ length: CLIENTS }, (_, index) => index);
    const outcomes = await inParallel(clients, 250, async (client) => {
      let response = await send(client);
      while (response.status !== 429) response = await send(client);
      await sleep(Number(response.headers["retry-after"]) * 1000);
      return (await send(client)).status;
    });
    expect(outcomes.filter((status) => status === 200).length).toBeGreaterThanOrEqual(CLIENTS * 0.999);
  });
});
