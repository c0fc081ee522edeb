import { createHmac, hkdfSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forgedTokens } from "@/e2e/support/forgeries";
import { SESSION_SECONDS, signToken, type TokenClaims, type TokenType, verifyToken } from "./token";

const SECRET = "token-secret-of-at-least-32-characters";
const NOW = Date.UTC(2026, 10, 24);
const SECONDS = NOW / 1000;
const CLAIMS: TokenClaims = { sub: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b", sid: "ses_1", iat: SECONDS, exp: SECONDS + 900 };
const TYPES = ["session", "access", "internal"] as const;

describe.each(TYPES)("a %s token", (type) => {
  it("proves its claims until the second it expires", () => {
    const token = signToken(type, CLAIMS, SECRET);
    expect(verifyToken(type, token, SECRET, NOW)).toEqual({ outcome: "genuine", claims: CLAIMS });
    expect(verifyToken(type, token, SECRET, CLAIMS.exp * 1000 - 1).outcome).toBe("genuine");
    expect(verifyToken(type, token, SECRET, CLAIMS.exp * 1000)).toEqual({ outcome: "expired" });
  });

  it("never passes for the other type", () => {
    const other = type === "session" ? "access" : "session";
    const token = signToken(type, CLAIMS, SECRET);
    expect(verifyToken(other, token, SECRET, NOW)).toEqual({ outcome: "forged" });
    const relabelled = [signToken(other, CLAIMS, SECRET).split(".")[0], ...token.split(".").slice(1)].join(".");
    expect(verifyToken(other, relabelled, SECRET, NOW)).toEqual({ outcome: "forged" });
  });

  it("is rejected under another secret, expired or not", () => {
    const token = signToken(type, CLAIMS, "other-secret-of-at-least-32-characters");
    expect(verifyToken(type, token, SECRET, NOW)).toEqual({ outcome: "forged" });
    expect(verifyToken(type, token, SECRET, NOW * 2)).toEqual({ outcome: "forged" });
  });

  it("is rejected with any other algorithm, even one signed with the right secret", () => {
    for (const alg of ["none", "NONE", "HS384", "HS512", "RS256"]) {
      expect(verifyToken(type, signedBy(SECRET, alg, type), SECRET, NOW)).toEqual({ outcome: "forged" });
    }
  });

  it("is rejected when signed with the secret itself instead of the key derived from it", () => {
    expect(verifyToken(type, signedBy(SECRET, "HS256", type), SECRET, NOW)).toEqual({ outcome: "forged" });
  });

  it("is a JWT whose key is derived from the secret for its type alone", () => {
    const token = signToken(type, CLAIMS, SECRET);
    const [header = "", claims = "", signature] = token.split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({ alg: "HS256", typ: TYP[type] });
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toEqual(CLAIMS);
    expect(signature).toBe(sign(derivedKey(type), `${header}.${claims}`));
  });

  it("is rejected with any other header, even one signed with the right key", () => {
    for (const header of [{ alg: "HS256" }, { alg: "none", typ: TYP[type] }, { typ: TYP[type], alg: "HS256" }]) {
      const body = `${encoded(header)}.${encoded(CLAIMS)}`;
      const token = `${body}.${sign(derivedKey(type), body)}`;
      expect(verifyToken(type, token, SECRET, NOW)).toEqual({ outcome: "forged" });
    }
  });

  it("is rejected in 10,000 forged, truncated, mutated, and oversized forms, and none of them throws", () => {
    const genuine = signToken(type, CLAIMS, SECRET);
    fc.assert(
      fc.property(
        forgedTokens(() => genuine),
        (text) => {
          expect(verifyToken(type, text, SECRET, NOW)).toEqual({ outcome: "forged" });
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("keeps every claim it signs", () => {
    const claims = fc.record({
      sub: fc.string({ maxLength: 60 }),
      sid: fc.string({ minLength: 1, maxLength: 60 }),
      iat: fc.nat(),
      exp: fc.nat(),
    });
    fc.assert(
      fc.property(claims, (signed) => {
        const token = signToken(type, signed, SECRET);
        expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
        const verdict = verifyToken(type, token, SECRET, -1);
        expect(verdict).toEqual({ outcome: "genuine", claims: signed });
      }),
    );
  });
});

describe("a token without a session", () => {
  it("counts as expired: it is from before sessions had ids", () => {
    const { sid: _, ...old } = CLAIMS;
    const token = signToken("session", old as TokenClaims, SECRET);
    expect(verifyToken("session", token, SECRET, NOW)).toEqual({ outcome: "expired" });
  });
});

it("a token of more than 1,024 characters is rejected unread", () => {
  const ofLength = (bytes: number) => {
    const empty = JSON.stringify({ ...CLAIMS, sub: "" }).length;
    return signToken("access", { ...CLAIMS, sub: "x".repeat(bytes - empty) }, SECRET);
  };
  expect([ofLength(704).length, verifyToken("access", ofLength(704), SECRET, NOW).outcome]).toEqual([1024, "genuine"]);
  expect([ofLength(705).length, verifyToken("access", ofLength(705), SECRET, NOW).outcome]).toEqual([1025, "forged"]);
});

it("a session lasts 30 days", () => {
  expect(SESSION_SECONDS).toBe(2_592_000);
});

const TYP: Record<TokenType, string> = {
  session: "crowdee-session+jwt",
  access: "at+jwt",
  internal: "crowdee-internal+jwt",
};

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** RFC 5869, by another implementation. */
function derivedKey(type: TokenType): Buffer {
  return Buffer.from(hkdfSync("sha256", SECRET, "", `crowdee ${type} token`, 32));
}

function sign(key: Buffer, body: string): string {
  return createHmac("sha256", key).update(body).digest("base64url");
}

function signedBy(secret: string, alg: string, type: TokenType): string {
  const typ = TYP[type];
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = `${part({ alg, typ })}.${part(CLAIMS)}`;
  const digest = alg === "HS512" ? "sha512" : alg === "HS384" ? "sha384" : "sha256";
  return `${body}.${createHmac(digest, secret).update(body).digest("base64url")}`;
}
