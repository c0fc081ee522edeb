import { beforeAll, describe, expect, it, vi } from "vitest";
import { verifyToken } from "../credentials/token";
import { nextAuthOptions } from "./next-auth-options";

const secret = "n".repeat(32);
const ORIGIN = { requestId: "req_1", clientAddress: "192.0.2.1", userAgent: "curl/8" };
const base = "https://crowdee.example";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/unused");
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  vi.stubEnv("API_KEY_SECRETS", "a".repeat(32));
  vi.stubEnv("APP_URL", base);
  return () => vi.unstubAllEnvs();
});

describe("the redirect callback", () => {
  it.each([
    ["/projects?x=1#y", `${base}/projects?x=1#y`],
    [`${base}/settings`, `${base}/settings`],
    ["https://evil.example/", base],
    ["//evil.example/", base],
    ["/\\evil.example/", base],
    ["/\t/evil.example/", base],
    ["javascript:alert(1)", base],
    [`${base}.evil.example/`, base],
    [`https://crowdee.example@evil.example/`, base],
    ["http://[", base],
    [`/docs?key=crowdee_${"k".repeat(40)}`, base],
    [`/docs?key=%63rowdee_${"k".repeat(40)}`, base],
    [`/docs#crowdee_${"k".repeat(40)}`, base],
  ])("sends %j to %s", async (url, target) => {
    const redirect = nextAuthOptions(ORIGIN, (run) => run()).callbacks?.redirect;
    expect(await redirect?.({ url, baseUrl: base })).toBe(target);
  });
});

describe("session tokens", () => {
  it("say who and which session, and nothing a client could have put there", async () => {
    const { jwt } = nextAuthOptions(ORIGIN, (run) => run());
    const token = { sub: "usr_1", sid: "ses_1", name: "Ada", role: "owner", organization: "org_1" };
    const signed = (await jwt?.encode?.({ token, secret })) ?? "";
    const verdict = verifyToken("session", signed, secret);
    expect(verdict).toMatchObject({ outcome: "genuine", claims: { sub: "usr_1", sid: "ses_1" } });
    expect(Object.keys((await jwt?.decode?.({ token: signed, secret })) ?? {}).sort()).toEqual([
      "exp",
      "iat",
      "sid",
      "sub",
    ]);
  });

  it("keep their end when they are renewed", async () => {
    const { jwt } = nextAuthOptions(ORIGIN, (run) => run());
    const iat = Math.floor(Date.now() / 1000) - 86_400;
    const signed = (await jwt?.encode?.({ token: { sub: "usr_1", sid: "ses_1", iat }, secret })) ?? "";
    expect(await jwt?.decode?.({ token: signed, secret })).toMatchObject({ iat, exp: iat + 30 * 86_400 });
  });

  it("are nothing when forged", async () => {
    const { jwt } = nextAuthOptions(ORIGIN, (run) => run());
    expect(await jwt?.decode?.({ token: "a.b.c", secret })).toBeNull();
    expect(await jwt?.decode?.({ secret })).toBeNull();
  });
});
