import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

const BATCH = 5;
const ATTEMPTS = 8;

/** Creates a project. Retries have the same Idempotency-Key, so nothing is created twice. */
async function createProject(name: string): Promise<Response> {
  const idempotencyKey = randomUUID();
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${process.env.CROWDEE_URL}/api/v1/projects`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${process.env.CROWDEE_API_KEY}`,
        "Content-Type": "application/json",
        "Idempotency-Key": idempotencyKey,
      },
      body: JSON.stringify({ name }),
    });
    if (response.ok) return response;
    const retryable = response.status === 429 || response.status >= 500;
    if (!retryable || attempt === ATTEMPTS) throw new Error(`${name}: ${await response.text()}`);
    await sleep(backoffMs(response, attempt));
  }
}

/** Retry-After, or an exponential delay, plus up to a second of jitter so that clients don't retry in lockstep. */
function backoffMs(response: Response, attempt: number): number {
  const retryAfter = Number(response.headers.get("Retry-After"));
  return (retryAfter || 2 ** attempt) * 1000 + Math.random() * 1000;
}

/** How long to spend on each batch to stay below the limit of `q` requests per `w` seconds. */
function paceMs(response: Response): number {
  const [, q, w] = /q=(\d+);w=(\d+)/.exec(response.headers.get("RateLimit-Policy") ?? "") ?? [];
  return q && w ? (BATCH * Number(w) * 1000) / Number(q) : 1000;
}

const names = (await text(process.stdin)).split("\n").filter((name) => name !== "");
for (let start = 0; start < names.length; start += BATCH) {
  const startedAt = Date.now();
  const [first] = await Promise.all(names.slice(start, start + BATCH).map(createProject));
  console.log(`created ${Math.min(start + BATCH, names.length)} of ${names.length}`);
  if (first && start + BATCH < names.length) await sleep(Math.max(0, startedAt + paceMs(first) - Date.now()));
}
