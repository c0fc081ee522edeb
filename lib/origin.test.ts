import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./origin";

const APP = "https://crowdee.example";
const sameOrigin = (headers: Record<string, string>, method = "POST") =>
  isSameOrigin(method, new Headers({ host: "crowdee.example", ...headers }), APP);

describe("isSameOrigin", () => {
  it("lets our own pages through", () => {
    expect(sameOrigin({ origin: APP, "sec-fetch-site": "same-origin" })).toBe(true);
    expect(sameOrigin({ origin: APP })).toBe(true);
  });

  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a sibling subdomain", { origin: "https://blog.crowdee.example", "sec-fetch-site": "same-site" }],
    ["another site without fetch metadata", { origin: "https://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["another scheme of our host", { origin: "http://crowdee.example", "sec-fetch-site": "cross-site" }],
  ])("rejects %s", (_name, headers) => {
    expect(sameOrigin(headers)).toBe(false);
  });

  it("takes a request without any mark of a browser for what it is", () => {
    expect(sameOrigin({})).toBe(true);
  });

  it("leaves reading alone", () => {
    expect(sameOrigin({ origin: "https://evil.example", "sec-fetch-site": "cross-site" }, "GET")).toBe(true);
  });
});
