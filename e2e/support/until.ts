import { setTimeout as pause } from "node:timers/promises";

/** Polls until the result is as expected. @throws when the time is up */
export async function until<T>(
  what: string,
  probe: () => Promise<T>,
  isThere: (result: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const result = await probe();
    if (isThere(result)) return result;
    if (Date.now() > deadline) throw new Error(`${what} did not come to be; last seen: ${JSON.stringify(result)}`);
    await pause(50);
  }
}
