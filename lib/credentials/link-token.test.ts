import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { linkTokenSchema } from "../contracts/invitations";
import { hashLinkToken, newLinkToken } from "./link-token";

describe("newLinkToken", () => {
  it("makes tokens the contracts accept, all different", () => {
    const tokens = Array.from({ length: 1000 }, () => newLinkToken().token);
    for (const token of tokens) expect(linkTokenSchema.safeParse(token).success).toBe(true);
    expect(new Set(tokens).size).toBe(1000);
  });

  it("stores nothing but the SHA-256", () => {
    const { token, tokenHash } = newLinkToken();
    expect(Buffer.from(tokenHash)).toEqual(createHash("sha256").update(token).digest());
    expect(hashLinkToken(token)).toEqual(tokenHash);
  });
});
