import { expect, it } from "vitest";
import { textOf, textResponse } from "./text-response";

it("behaves as a Response", async () => {
  const response = textResponse('{"a":1}', 201, { "Content-Type": "application/json" });
  expect(response).toBeInstanceOf(Response);
  expect([response.status, response.ok, response.statusText, response.bodyUsed]).toEqual([201, true, "", false]);
  expect(await response.clone().text()).toBe('{"a":1}');
  expect(await response.json()).toEqual({ a: 1 });
  expect(response.bodyUsed).toBe(true);
});

it("includes headers that are set later", () => {
  const response = textResponse("", 200, {});
  response.headers.set("X-Later", "yes");
  expect(new Response(response.body, response).headers.get("x-later")).toBe("yes");
});

it("gives its text to those who know it", () => {
  expect(textOf(textResponse("text", 200, {}))).toBe("text");
  expect(textOf(new Response("text"))).toBeUndefined();
});
