import { describe, expect, it } from "vitest";
import { serveEnvironment } from "./serve-environment";

const STRONG = "q0vJ4nB2m8zYwX1cR7uT5sLkHgFdPaOe";
const good = {
  APP_URL: "https://crowdee.example.com",
  DATABASE_URL: "postgresql://localhost/x",
  NEXTAUTH_SECRET: STRONG,
  API_KEY_SECRETS: `${STRONG.toLowerCase()},${STRONG.toUpperCase()}`,
};

describe("the environment npm run serve is given", () => {
  it("is usable with a public origin and strong secrets", () => {
    expect(serveEnvironment(good)).toMatchObject({ APP_URL: good.APP_URL, HOST: "127.0.0.1" });
  });

  it.each([undefined, ""])("must name the public origin (%s)", (APP_URL) => {
    expect(() => serveEnvironment({ ...good, APP_URL })).toThrow(
      "The environment is not usable:\n  - APP_URL is required: the public origin, for example https://crowdee.example.com",
    );
  });

  it("must have secrets that cannot be guessed, and says which ones can be, without their values", () => {
    const weak = { NEXTAUTH_SECRET: "n".repeat(64), API_KEY_SECRETS: `${STRONG}, ${"ab".repeat(32)}` };
    const error = failureOf({ ...good, ...weak, APP_URL: "" });
    expect(error).toMatch(/APP_URL .*\n.*NEXTAUTH_SECRET is too easy to guess.*\n.*API_KEY_SECRETS is too easy/);
    expect(error).not.toMatch(/nnn|abab/);
  });

  it("reports everything else that is wrong in the same message", () => {
    expect(failureOf({ PORT: "seventy", NEXTAUTH_SECRET: "short" })).toMatch(/PORT .*API_KEY_SECRETS .*APP_URL /s);
  });
});

function failureOf(source: Record<string, string>): string {
  try {
    serveEnvironment(source);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("expected an error");
}
