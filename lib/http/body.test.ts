import { describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "../contracts/body";
import type { ApiError } from "../errors";
import { readFields, readJson } from "./body";

const JSON_TYPE = { "content-type": "application/json" };

function post(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE): Request {
  return new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

async function toApiError(request: Request): Promise<string> {
  return readJson(request).then(
    () => "accepted",
    (error: ApiError) => error.code,
  );
}

describe("readJson", () => {
  it("reads JSON, with parameters and case in the content type as they come", async () => {
    for (const type of ["application/json", 'Application/JSON; Charset="UTF-8"', "application/json ;x=y"]) {
      expect(await readJson(post('{"a":[1,"é"]}', { "content-type": type }))).toEqual({ a: [1, "é"] });
    }
  });

  it.each([
    ["no content type", post(new Blob(["{}"]), {}), "unsupported_media_type"],
    ["another content type", post("{}", { "content-type": "text/plain" }), "unsupported_media_type"],
    ["a look-alike content type", post("{}", { "content-type": "application/jsonp" }), "unsupported_media_type"],
    ["another charset", post("{}", { "content-type": "application/json; charset=utf-16" }), "unsupported_media_type"],
    ["a packed body", post("{}", { ...JSON_TYPE, "content-encoding": "gzip" }), "unsupported_media_type"],
    ["no body", post(null), "malformed_json"],
    ["an empty body", post(""), "malformed_json"],
    ["half a body", post('{"a":'), "malformed_json"],
    ["two values", post("{}{}"), "malformed_json"],
    ["a comment", post("{/* */}"), "malformed_json"],
    ["NaN", post("NaN"), "malformed_json"],
    ["bytes that are no UTF-8", post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), "malformed_json"],
    ["overlong UTF-8", post(new Uint8Array([0x22, 0xc0, 0xaf, 0x22])), "malformed_json"],
    ["a NUL", post('{"a":"\\u0000"}'), "validation_failed"],
    ["a lone surrogate", post('{"a":"\\ud800"}'), "validation_failed"],
    ["a prototype key", post('{"__proto__":1}'), "validation_failed"],
    ["deep nesting", post("[".repeat(5000) + "]".repeat(5000)), "validation_failed"],
    ["more than announced", post("{}", { ...JSON_TYPE, "content-length": "1" }), "malformed_json"],
    ["less than announced", post("{}", { ...JSON_TYPE, "content-length": "3" }), "malformed_json"],
    ["an announced excess", post("{}", { ...JSON_TYPE, "content-length": "1000001" }), "payload_too_large"],
    ["an unannounced excess", post(streamOf(12, 1_000_000)), "payload_too_large"],
  ])("rejects %s", async (_, request, code) => {
    expect(await toApiError(request)).toBe(code);
  });

  it("admits exactly the most it may hold", async () => {
    const text = `"${"x".repeat(MAX_BODY_BYTES - 2)}"`;
    expect(await readJson(post(text))).toHaveLength(MAX_BODY_BYTES - 2);
    expect(await toApiError(post(`${text} `))).toBe("payload_too_large");
  });

  it("stops reading once a body is too large", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    expect(await toApiError(post(endless))).toBe("payload_too_large");
    expect(pulled).toBeLessThan(20);
  });

  it("rejects a body whose sender disconnected", async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error("aborted"));
      },
    });
    expect(await toApiError(post(broken))).toBe("malformed_json");
  });
});

function streamOf(chunks: number, size: number): ReadableStream {
  let left = chunks;
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(size).fill(0x20));
      else controller.close();
    },
  });
}

describe("readFields", () => {
  const FORM = { "content-type": "application/x-www-form-urlencoded" };
  const names = ["email", "json"] as const;

  it("reads the named fields of a form or of a JSON object, and no others", async () => {
    expect(await readFields(post("email=a%40b&json=true&role=owner", FORM), names)).toEqual({
      email: "a@b",
      json: "true",
    });
    const sent = '{"email":"a@b","json":true,"data":{"role":"owner"}}';
    expect(await readFields(post(sent), names)).toEqual({ email: "a@b", json: "true" });
  });

  it("takes the last of several and none of nothing", async () => {
    expect(await readFields(post("email=a&email=b", FORM), names)).toEqual({ email: "b" });
    expect(await readFields(post(null, {}), names)).toEqual({});
    expect(await readFields(post("toString=x", FORM), ["toString"])).toEqual({ toString: "x" });
    expect(await readFields(post("", FORM), ["toString"])).toEqual({});
  });

  it.each([
    ["a field that is no text", post('{"email":{"a":1}}'), "validation_failed"],
    ["no object", post("null"), "validation_failed"],
    ["a NUL", post("email=%00", FORM), "validation_failed"],
    ["another content type", post("email=a", { "content-type": "text/plain" }), "unsupported_media_type"],
    ["more than may be read", post(`email=${"a".repeat(MAX_BODY_BYTES)}`, FORM), "payload_too_large"],
  ])("rejects %s", async (_, request, code) => {
    await expect(readFields(request, names)).rejects.toMatchObject({ code });
  });
});
