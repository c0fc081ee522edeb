import { randomUUID } from "node:crypto";

const idempotencyKey = randomUUID();

async function create(): Promise<Response> {
  return fetch(`${process.env.CROWDEE_URL}/api/v1/projects`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${process.env.CROWDEE_API_KEY}`,
      "Content-Type": "application/json",
      "Idempotency-Key": idempotencyKey,
    },
    body: JSON.stringify({ name: "Created once" }),
  });
}

const first = await create();
const retry = await create();
const same = (await first.json()).id === (await retry.json()).id;
console.log(`replayed: ${retry.headers.get("Idempotency-Replayed")}, same project: ${same}`);
