import { expect, test } from "vitest";
import { removeNextHeaders } from "./next-headers";

test("what only Next and its hosts say is removed, and all else kept", () => {
  const kept = {
    host: "x",
    cookie: "a=1",
    rsc: "1",
    "next-url": "/docs",
    "x-request-id": "r",
    "x-crowdee-path": "/docs",
  };
  const headers = {
    ...kept,
    "next-action": "x",
    "x-action-forwarded": "1",
    "x-forwarded-host": "evil.example",
    "x-middleware-subrequest": "middleware",
    "x-invoke-path": "/",
    "x-matched-path": "/",
    "x-nextjs-data": "1",
    "x-prerender-revalidate": "1",
  };
  removeNextHeaders(headers);
  expect(headers).toEqual(kept);
});
