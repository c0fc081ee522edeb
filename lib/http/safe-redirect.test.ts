import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeRedirect } from "./safe-redirect";

const HOME = "/projects";

describe("safeRedirect", () => {
  it.each(["/projects", "/settings/members?tab=1", "/invitation?token=abc#x", "/"])("keeps %s", (path) => {
    expect(safeRedirect(path, HOME)).toBe(path);
  });

  it.each([
    undefined,
    "",
    "projects",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "javascript:alert(1)",
    "/api/auth/signout",
    "/sign-in?callbackUrl=/sign-in",
  ])("sends %j home", (value) => {
    expect(safeRedirect(value, HOME)).toBe(HOME);
  });

  it("takes a repeated parameter for none", () => {
    expect(safeRedirect(["/projects", "//evil.example"], "/")).toBe("/");
  });

  it("never leads to another origin", () => {
    const part = fc.constantFrom("/", "\\", ".", "\t", "\n", "@", ":", "evil.example", "%2f", "?", "#", "a");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const path = safeRedirect(parts.join(""), HOME);
        expect(path.startsWith("/")).toBe(true);
        expect(new URL(path, "https://crowdee.example").origin).toBe("https://crowdee.example");
      }),
      { numRuns: 2000 },
    );
  });
});
