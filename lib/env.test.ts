import { describe, expect, it } from "vitest";
import { parseEnv } from "./env";

const good = {
  DATABASE_URL: "postgresql://localhost/x",
  NEXTAUTH_SECRET: "n".repeat(32),
  API_KEY_SECRETS: `${"a".repeat(32)},${"b".repeat(32)}`,
};

describe("parseEnv", () => {
  it("fills in the documented defaults", () => {
    const env = parseEnv(good);
    expect(env.APP_URL).toBe("http://localhost:3000");
    expect(env.LIMIT_ANONYMOUS).toEqual({ limit: 30, windowSeconds: 60 });
    expect(env.LIMIT_SIGN_IN).toEqual({ limit: 10, windowSeconds: 300 });
    expect(env.API_KEY_SECRETS).toHaveLength(2);
    expect(env.TRUSTED_PROXY_HOPS).toBe(0);
  });

  it("names every missing and wrong variable at once, without values", () => {
    const message = failure({ PORT: "seventy", LIMIT_SESSION: "fast", NEXTAUTH_SECRET: "short-secret" });
    for (const name of ["PORT", "LIMIT_SESSION", "NEXTAUTH_SECRET", "DATABASE_URL", "API_KEY_SECRETS"]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain("short-secret");
  });

  it.each(["seventy", "1.5", "-1", "65536"])("says what a port is when it is given %s", (PORT) => {
    expect(failure({ ...good, PORT })).toBe(
      "The environment is not usable:\n  - PORT must be a whole number from 0 to 65535",
    );
  });

  it("asks for the other half of a pair", () => {
    expect(failure({ ...good, GITHUB_ID: "x" })).toContain("GITHUB_SECRET is required when GITHUB_ID is set");
  });
});

function failure(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("expected an error");
}
