import { setTimeout as sleep } from "node:timers/promises";

/** Sends a request. If the rate limit is reached, waits for Retry-After and tries again. */
async function fetchWithRetry(path: string): Promise<Response> {
  for (;;) {
    const response = await fetch(`${process.env.CROWDEE_URL}${path}`, {
      headers: { Authorization: `Bearer ${process.env.CROWDEE_API_KEY}` },
    });
    if (response.status !== 429) return response;
    await sleep(Number(response.headers.get("Retry-After")) * 1000);
  }
}

const response = await fetchWithRetry("/api/v1/me");
console.log(response.headers.get("RateLimit-Policy"), response.headers.get("RateLimit"));
