import { setTimeout as sleep } from "node:timers/promises";

/** Sends a request, and when the limit is reached waits exactly as long as the answer says. */
async function patiently(path: string): Promise<Response> {
  for (;;) {
    const response = await fetch(`${process.env.CROWDEE_URL}${path}`, {
      headers: { Authorization: `Bearer ${process.env.CROWDEE_API_KEY}` },
    });
    if (response.status !== 429) return response;
    await sleep(Number(response.headers.get("Retry-After")) * 1000);
  }
}

const response = await patiently("/api/v1/me");
console.log(response.headers.get("RateLimit-Policy"), response.headers.get("RateLimit"));
