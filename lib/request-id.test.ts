import { describe, expect, it } from "vitest";
import { requestIdOf } from "./request-id";

describe("requestIdOf", () => {
  it("keeps a sane inbound id", () => {
    for (const id of ["a", "7f3c-11.b_Z", "x".repeat(64)]) expect(requestIdOf(id)).toBe(id);
  });

  it("replaces what would be long or dangerous in a log or a header", () => {
    for (const id of ["", "x".repeat(65), "a b", "a\nb", 'a"b', "é", "a;b", "a\n", null, undefined]) {
      expect(requestIdOf(id)).toMatch(/^req_[0-9a-f]{32}$/);
    }
  });

  it("never takes a key for an id, which would put it into the log", () => {
    for (const before of ["", "x", "trace-"]) {
      expect(requestIdOf(`${before}crowdee_${"a".repeat(40)}`)).toMatch(/^req_/);
    }
  });

  it("never makes the same id twice", () => {
    expect(new Set(Array.from({ length: 1000 }, () => requestIdOf(null))).size).toBe(1000);
  });
});
