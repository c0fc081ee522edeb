import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { generateApiKey } from "./api-key";
import { cookieOf, identify, sessionCookieName } from "./identify";
import { signToken } from "./token";

const SECRETS = {
  apiKeys: ["key-secret-of-at-least-32-characters!!"],
  tokens: "token-secret-of-at-least-32-characters",
  sessionCookie: "next-auth.session-token",
};
const NOW = Date.UTC(2026, 10, 24);
const CLAIMS = { sub: "usr_1", sid: "ses_1", iat: NOW / 1000, exp: NOW / 1000 + 60 };
const publicId = "AbCd1234";
const key = generateApiKey(publicId, SECRETS.apiKeys[0] ?? "");
const hash = createHash("sha256").update(key).digest("hex");
const access = signToken("access", CLAIMS, SECRETS.tokens);
const session = signToken("session", CLAIMS, SECRETS.tokens);

const identified = (headers: Record<string, string>, now = NOW) => identify(new Headers(headers), SECRETS, now);
const cookie = (value: string) => ({ cookie: `a=b; next-auth.session-token=${value}; c=d` });

describe("identify", () => {
  it("knows each of the three ways in", () => {
    expect(identified({ authorization: `Bearer ${key}` })).toEqual({ kind: "api_key", publicId, hash });
    expect(identified({ authorization: `Bearer ${access}` })).toEqual({ kind: "access_token", claims: CLAIMS });
    expect(identified(cookie(session))).toEqual({ kind: "session", claims: CLAIMS });
    expect(identified({})).toEqual({ kind: "none" });
  });

  it("lets only the bearer decide: a bad one is rejected even with a valid cookie", () => {
    for (const authorization of [
      "Bearer",
      "Bearer ",
      "bearer nonsense",
      `Bearer ${key.slice(0, -1)}`,
      "BEARER a.b.c",
    ]) {
      expect(identified({ authorization, ...cookie(session) })).toMatchObject({ kind: "rejected", from: "bearer" });
    }
    expect(identified({ authorization: `Bearer ${key}`, ...cookie("forged") })).toEqual({
      kind: "api_key",
      publicId,
      hash,
    });
  });

  it("leaves schemes other than Bearer aside", () => {
    expect(identified({ authorization: "Basic dXNlcjpwYXNz", ...cookie(session) }).kind).toBe("session");
    expect(identified({ authorization: "Bearertoken x" }).kind).toBe("none");
  });

  it("takes no credential in the other's place", () => {
    expect(identified({ authorization: `Bearer ${session}` })).toMatchObject({ kind: "rejected", forged: true });
    expect(identified(cookie(access))).toEqual({ kind: "none" });
    expect(identified(cookie(key))).toEqual({ kind: "none" });
  });

  it("tells an expired credential from a forged one", () => {
    const later = NOW + 60_000;
    const expired = { kind: "rejected", forged: false, code: "session_expired" };
    expect(identified({ authorization: `Bearer ${access}` }, later)).toMatchObject({ ...expired, from: "bearer" });
    expect(identified(cookie(session), later)).toMatchObject({ ...expired, from: "cookie" });
  });

  it("remembers no more of a genuine credential than that it is: not past its end, in no other place, for no other secrets", () => {
    for (let i = 0; i < 2; i++) {
      expect(identified({ authorization: `Bearer ${access}` }).kind).toBe("access_token");
      expect(identified(cookie(session)).kind).toBe("session");
      expect(identified({ authorization: `Bearer ${key}` }).kind).toBe("api_key");
    }
    expect(identified({ authorization: `Bearer ${access}` }, NOW + 60_000)).toMatchObject({ code: "session_expired" });
    expect(identified(cookie(access)).kind).toBe("none");
    expect(identified({ authorization: `Bearer ${session}` }).kind).toBe("rejected");
    expect(identified({ authorization: `Bearer ${key.slice(0, -1)}` }).kind).toBe("rejected");
    const others = { ...SECRETS, apiKeys: ["another-secret-of-at-least-32-characters"] };
    expect(identify(new Headers({ authorization: `Bearer ${key}` }), others, NOW).kind).toBe("rejected");
  });

  it("verifies a genuine credential once a minute, and a token again at its own end", () => {
    const secrets = { ...SECRETS };
    const short = signToken("access", { ...CLAIMS, exp: NOW / 1000 + 30 }, SECRETS.tokens);
    const long = signToken("session", { ...CLAIMS, exp: NOW / 1000 + 900 }, SECRETS.tokens);
    const at = (headers: Record<string, string>, milliseconds: number) =>
      identify(new Headers(headers), secrets, NOW + milliseconds);
    for (const headers of [{ authorization: `Bearer ${key}` }, cookie(long)]) {
      const first = at(headers, 0);
      expect(at(headers, 59_999)).toBe(first);
      expect(at(headers, 60_000)).not.toBe(first);
      expect(at(headers, 60_000)).toEqual(first);
    }
    const headers = { authorization: `Bearer ${short}` };
    expect(at(headers, 29_999)).toBe(at(headers, 0));
    expect(at(headers, 30_000)).toMatchObject({ kind: "rejected", code: "session_expired" });
  });

  it("rejects a forged credential every time", () => {
    const forged = `Bearer ${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`;
    for (let i = 0; i < 3; i++) expect(identified({ authorization: forged })).toMatchObject({ forged: true });
  });

  it("says what is wrong with a credential, and what to do", () => {
    const detailOf = (headers: Record<string, string>, now = NOW) => {
      const identity = identified(headers, now);
      return identity.kind === "rejected" ? identity.detail : undefined;
    };
    const unknown = `${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`;
    expect(detailOf({ authorization: `Bearer ${unknown}` })).toMatch(
      /not issued here. Check that you copied all of it/,
    );
    expect(detailOf({ authorization: "Bearer x" })).toMatch(/neither an API key .* nor an access token/);
    expect(detailOf({ authorization: "Bearer a.b.c" })).toMatch(/access token is not genuine/);
    expect(detailOf({ authorization: `Bearer ${access}` }, NOW + 60_000)).toMatch(
      /token has expired. Create a new one/,
    );
    expect(detailOf(cookie(session), NOW + 60_000)).toMatch(/session has expired. Sign in again/);
    expect(identified({ authorization: `Bearer ${unknown}` })).toMatchObject({
      from: "bearer",
      code: "invalid_api_key",
    });
  });

  it("finds no bearer in the middle of a header", () => {
    expect(identified({ authorization: `Basic bearer ${key}` }).kind).toBe("none");
    expect(identified({ authorization: `bearer  ${key}` }).kind).toBe("api_key");
  });

  it("rejects each kind with a code of its own", () => {
    expect(identified({ authorization: "Bearer x" })).toMatchObject({ code: "invalid_api_key" });
    expect(identified({ authorization: `Bearer ${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}` })).toMatchObject({
      forged: true,
    });
    expect(identified({ authorization: "Bearer a.b.c" })).toMatchObject({ code: "unauthenticated" });
  });

  it("takes a cookie that we did not sign, or no longer with this secret, for none: a browser sends it by itself", () => {
    const old = signToken("session", CLAIMS, "retired-secret-of-at-least-32-characters");
    for (const value of ["a.b.c", "x", old, session.slice(0, -1)]) {
      expect(identified(cookie(value))).toEqual({ kind: "none" });
    }
  });
});

describe("cookieOf", () => {
  it("finds one cookie among others, by its whole name", () => {
    expect(cookieOf("a=1; b=2=3 ;c=", "b")).toBe("2=3");
    expect(cookieOf("xb=1; b=2", "b")).toBe("2");
    expect(cookieOf("a=1;b", "b")).toBeNull();
    expect(cookieOf(null, "b")).toBeNull();
    expect(cookieOf("=1; b=2", "")).toBeNull();
  });
});

describe("sessionCookieName", () => {
  it("is the __Secure- one when served over https", () => {
    expect(sessionCookieName("https://crowdee.example")).toBe("__Secure-next-auth.session-token");
    expect(sessionCookieName("http://localhost:3000")).toBe("next-auth.session-token");
  });
});
