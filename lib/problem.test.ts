import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiError, ERRORS, type ErrorCode, validationFailed } from "./errors";
import { problemOf } from "./problem";

const URL = "https://crowdee.example";
const codes = Object.keys(ERRORS) as ErrorCode[];

describe("problemOf", () => {
  it.each(codes)("writes %s as problem details with the status of the table", (code) => {
    const { status, headers, body } = problemOf(new ApiError(code, "Why."), "req_1", URL);
    expect(status).toBe(ERRORS[code].status);
    expect(headers["Content-Type"]).toBe("application/problem+json");
    expect(headers["Cache-Control"]).toBe("no-store");
    expect(JSON.parse(body)).toEqual({
      type: `${URL}/docs/errors/${code}`,
      title: ERRORS[code].title,
      status,
      detail: "Why.",
      code,
      requestId: "req_1",
    });
  });

  it("challenges on 401 and 403 and on nothing else", () => {
    for (const code of codes) {
      const { status, headers } = problemOf(new ApiError(code), "req_1", URL);
      expect("WWW-Authenticate" in headers, code).toBe(status === 401 || status === 403);
    }
  });

  it("repeats no API key, in whatever field a caller put it", () => {
    const key = `crowdee_${"aB3d".repeat(10)}`;
    const { body } = problemOf(validationFailed([{ path: key, message: "is not a known field" }]), "req_1", URL);
    expect(body).not.toContain(key);
    expect(JSON.parse(body).errors).toEqual([{ path: "crowdee_…", message: "is not a known field" }]);
  });

  it("says nothing about an error to a caller who sent no credential (RFC 6750, section 3.1)", () => {
    const { headers } = problemOf(new ApiError("unauthenticated"), "req_1", URL);
    expect(headers["WWW-Authenticate"]).toBe('Bearer realm="crowdee"');
  });

  it("keeps the challenge a valid header whatever the detail says", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (detail) => {
        const { headers } = problemOf(new ApiError("insufficient_role", detail), "req_1", URL);
        expect(headers["WWW-Authenticate"]).toMatch(
          /^Bearer realm="crowdee", error="insufficient_scope", error_description="[\x20-\x21\x23-\x5B\x5D-\x7E]*"$/,
        );
      }),
    );
  });

  it("adds the members and headers of the error", () => {
    const error = new ApiError("service_unavailable", "Down.", { since: "now" }, { "Retry-After": "5" });
    const { headers, body } = problemOf(error, "req_1", URL);
    expect(headers["Retry-After"]).toBe("5");
    expect(JSON.parse(body)).toMatchObject({ since: "now" });
  });
});

describe("validationFailed", () => {
  it("names the first field in its detail and every field in errors", () => {
    const errors = [
      { path: "name", message: "is required" },
      { path: "role", message: "is wrong" },
    ];
    const error = validationFailed(errors);
    expect(error.message).toBe("`name`: is required");
    expect(error.members).toEqual({ errors });
    expect(validationFailed([{ path: "", message: "must be an object" }]).message).toBe("must be an object");
  });
});
