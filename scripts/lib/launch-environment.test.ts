import { describe, expect, it } from "vitest";
import { environmentAhead } from "./launch-environment";

describe("the environment npm start is given", () => {
  it("may be empty: the embedded database brings what has no default", () => {
    expect(environmentAhead({ NEXTAUTH_SECRET: "" })).toMatchObject({ PORT: 3000, APP_URL: "http://localhost:3000" });
  });

  it("is validated as a whole, including the port and what the database would set", () => {
    const wrong = { PORT: "seventy", LIMIT_SESSION: "fast", NEXTAUTH_SECRET: "short" };
    expect(() => environmentAhead(wrong)).toThrow(/PORT .*\n.*NEXTAUTH_SECRET .*\n.*LIMIT_SESSION /);
  });

  it("needs its own secrets for its own database", () => {
    const own = { DATABASE_URL: "postgresql://localhost/x" };
    expect(() => environmentAhead(own)).toThrow(/NEXTAUTH_SECRET .*\n.*API_KEY_SECRETS /);
  });
});
