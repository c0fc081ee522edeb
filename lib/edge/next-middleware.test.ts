import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { INTERNAL_HEADERS } from "../internal/headers";
import type { Step } from "./context";
import { nextMiddleware } from "./next-middleware";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/x");
  vi.stubEnv("NEXTAUTH_SECRET", "n".repeat(32));
  vi.stubEnv("API_KEY_SECRETS", "a".repeat(32));
  vi.stubEnv("CROWDEE_PEER_NONCE", "nonce");
});
afterEach(() => vi.unstubAllEnvs());

const background: Promise<unknown>[] = [];
const event = { waitUntil: (task: Promise<unknown>) => void background.push(task) } as never;

function run(step: Step, headers: Record<string, string> = {}) {
  return nextMiddleware({ api: [step], page: [] })(new NextRequest("https://x.example/api/v1", { headers }), event);
}

it("lets a request that our own server has taken through the steps pass, and no other", async () => {
  const step = vi.fn(() => new Response("rejected", { status: 401 }));
  const admitted = await run(step, { [INTERNAL_HEADERS.admitted]: "nonce yes" });
  expect([admitted.headers.get("x-middleware-next"), step.mock.calls.length]).toEqual(["1", 0]);
  expect((await run(step, { [INTERNAL_HEADERS.admitted]: "guess yes" })).status).toBe(401);
});

it("passes a request on with the headers that the steps set, on it and on its response", async () => {
  const response = await run(
    (context) => {
      context.requestHeaders["x-for-the-route"] = "1";
      context.responseHeaders["X-For-The-Client"] = "2";
      context.waitUntil(Promise.resolve("done"));
      return null;
    },
    { "x-inbound": "3" },
  );
  expect(response.headers.get("x-middleware-next")).toBe("1");
  expect(response.headers.get("x-for-the-client")).toBe("2");
  expect(response.headers.get("x-middleware-request-x-for-the-route")).toBe("1");
  expect(response.headers.get("x-middleware-request-x-inbound")).toBe("3");
  expect(await Promise.all(background)).toEqual(["done"]);
});

it("copies no request headers when none changes", async () => {
  const response = await run(() => null, { "x-inbound": "3" });
  expect(response.headers.get("x-middleware-next")).toBe("1");
  expect(response.headers.get("x-middleware-request-x-inbound")).toBeNull();
  expect(response.headers.get("location")).toBeNull();
});

it("makes a redirect's address absolute, as Next requires", async () => {
  const response = await run(() => new Response(null, { status: 307, headers: { Location: "/sign-in?x=1" } }));
  expect(response.headers.get("location")).toBe("https://x.example/sign-in?x=1");
});
