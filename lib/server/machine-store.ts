import type { Worker } from "node:cluster";
import type { Charge, Decision, LimitStore, Usage } from "../limits/limit-store";
import { localStore } from "../limits/local-store";

type Request = { limits: number; kind: "take" | "look"; charges: readonly Charge[] };
type Reply = { limits: number; results: unknown };

/** Counts for all processes of this machine: each sends its charges to the primary process, which holds the counts. */
export function machineStore(): LimitStore {
  const waiting = new Map<number, (results: never) => void>();
  let last = 0;
  process.on("message", ({ limits, results }: Reply) => {
    waiting.get(limits)?.(results as never);
    waiting.delete(limits);
  });
  const ask = <R>(kind: Request["kind"], charges: readonly Charge[]) =>
    new Promise<R>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      process.send?.({ limits: last, kind, charges } satisfies Request);
    });

  let batch: { charge: Charge; resolve: (decision: Decision) => void }[] = [];
  async function send(): Promise<void> {
    const sent = batch;
    batch = [];
    const decisions = await ask<Decision[]>(
      "take",
      sent.map(({ charge }) => charge),
    );
    for (const [index, { resolve }] of sent.entries()) resolve(decisions[index] as Decision);
  }
  return {
    // The requests of one turn of the event loop share a message.
    take: (charge) =>
      new Promise((resolve) => {
        if (batch.push({ charge, resolve }) === 1) setImmediate(send);
      }),
    look: (charges) => ask<Usage[]>("look", charges),
  };
}

/** For the primary process: counts for the workers it is called with. */
export function limitCounter(): (worker: Worker) => void {
  const store = localStore();
  return (worker) =>
    worker.on("message", async ({ limits, kind, charges }: Request) => {
      const results =
        kind === "look" ? await store.look(charges) : await Promise.all(charges.map((c) => store.take(c)));
      if (worker.isConnected()) worker.send({ limits, results } satisfies Reply);
    });
}
