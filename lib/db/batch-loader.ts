/** One look-up at a time gathers the most; a second goes out beside one that is slow, so that it holds up nobody. */
const MAX_IN_FLIGHT = 2;
const SLOW_MS = 20;

type Waiting<Value> = { resolve: (value: Value | null) => void; reject: (error: unknown) => void };

/**
 * Makes one look-up serve all who ask while earlier ones are under way. An answer is never older than its question: a
 * question joins only a look-up that has not been sent yet. So under load many requests share a statement, and a change
 * acknowledged before a request arrived is always seen by it.
 *
 * @param load  finds many values at once; a key without a value is left out of its answer
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
