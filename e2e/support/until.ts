import { setTimeout as pause } from "node:timers/promises";

/** Asks again and again until the answer is what one waits for. @throws when it is not within the time. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not come to be; last seen: ${JSON.stringify(answer)}`);
    await pause(50);
  }
}
