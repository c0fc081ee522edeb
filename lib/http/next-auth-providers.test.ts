import { describe, expect, it } from "vitest";
import { identityOf } from "./next-auth-providers";

describe("identityOf", () => {
  const claims = { sub: "7", name: "Ada", email: "ada@example.com" };

  it.each([
    ["a verified address", { email_verified: true }, "ada@example.com"],
    ["one verified in words", { email_verified: "true" }, "ada@example.com"],
    ["an unverified address", { email_verified: false }, null],
    ["one unverified in words", { email_verified: "false" }, null],
    ["an address nothing is said about", {}, null],
    ["a verified address that is none", { email_verified: true, email: ["ada@example.com"] }, null],
  ])("takes %s for what it is", (_, said, email) => {
    expect(identityOf("oidc", "7", { ...claims, ...said } as never).email).toBe(email);
  });

  it("does without a name", () => {
    const identity = identityOf("oidc", "7", {});
    expect(identity).toEqual({ provider: "oidc", providerAccountId: "7", email: null, name: "" });
  });
});
