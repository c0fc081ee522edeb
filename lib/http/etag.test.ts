import { describe, expect, it } from "vitest";
import { revalidate } from "./etag";

const fresh = () => Response.json({ hello: "world" }, { headers: { "Cache-Control": "public" } });
const request = (ifNoneMatch?: string) =>
  new Request("http://localhost/api", ifNoneMatch ? { headers: { "If-None-Match": ifNoneMatch } } : {});

describe("revalidate", () => {
  it("adds an ETag and leaves the response as it is", async () => {
    const response = await revalidate(request(), fresh());
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toMatch(/^"[\w-]{43}"$/);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ hello: "world" });
  });

  it("returns 304 without a body to a caller who has it, in any spelling", async () => {
    const etag = (await revalidate(request(), fresh())).headers.get("etag") ?? "";
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const response = await revalidate(request(held), fresh());
      expect(response.status, held).toBe(304);
      expect(await response.text()).toBe("");
      expect(response.headers.get("etag")).toBe(etag);
      expect(response.headers.get("cache-control")).toBe("public");
    }
  });

  it("returns the whole response to a caller who has another version", async () => {
    expect((await revalidate(request('"other"'), fresh())).status).toBe(200);
  });
});
