/** With one load in flight, batches are largest; a second starts while the first is slow, so that callers are not held up. */
const MAX_IN_FLIGHT = 2;
const SLOW_MS = 20;

type Waiting<Value> = { resolve: (value: Value | null) => void; reject: (error: unknown) => void };

/**
 * Gathers the look-ups made while earlier ones are in flight into one batch. A result is never older than its look-up: a
 * look-up joins only a batch that has not been sent yet. So under load many requests share a statement, and every request
 * sees the changes acknowledged before it arrived.
 *
 * @param load  finds many values at once; its result omits keys without a value
 * @returns     finds one value, or `null`
 */
export function batchLoader<Value>(
  load: (keys: string[]) => Promise<Map<string, Value>>,
): (key: string) => Promise<Value | null> {
  let gathering = new Map<string, Waiting<Value>[]>();
  let inFlight = 0;
  let slow: ReturnType<typeof setTimeout> | undefined;

  async function send(): Promise<void> {
    clearTimeout(slow);
    slow = undefined;
    const batch = gathering;
    gathering = new Map();
    inFlight += 1;
    try {
      const found = await load([...batch.keys()]);
      for (const [key, waiting] of batch) for (const { resolve } of waiting) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const waiting of batch.values()) for (const { reject } of waiting) reject(error);
    }
    inFlight -= 1;
    if (gathering.size > 0) void send();
  }

  return (key) =>
    new Promise((resolve, reject) => {
      const waiting = gathering.get(key);
      if (waiting) waiting.push({ resolve, reject });
      else gathering.set(key, [{ resolve, reject }]);
      if (inFlight === 0) void send();
      else if (inFlight < MAX_IN_FLIGHT) slow ??= setTimeout(send, SLOW_MS);
    });
}
