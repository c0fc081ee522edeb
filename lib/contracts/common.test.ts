import { describe, expect, it } from "vitest";
import { emailSchema } from "./common";

describe("emailSchema", () => {
  it("trims and lower-cases an address", () => {
    expect(emailSchema.parse(" Kim@Example.COM ")).toBe("kim@example.com");
  });

  it.each([
    ["KELVIN SIGN", "\u212Aim@example.com"],
    ["FULLWIDTH LATIN SMALL LETTER K", "\uFF4Bim@example.com"],
    ["LATIN CAPITAL LETTER I WITH DOT ABOVE", "k\u0130m@example.com"],
    ["LATIN SMALL LETTER LONG S", "\u017Fim@example.com"],
    ["MATHEMATICAL BOLD SMALL K", "\u{1D424}im@example.com"],
    ["FULLWIDTH COMMERCIAL AT", "kim\uFF20example.com"],
    ["LATIN SMALL LIGATURE FI in the domain", "kim@\uFB01ne.example"],
  ])("rejects %s, which would fold to another address", (_name, email) => {
    expect(emailSchema.safeParse(email).success).toBe(false);
  });
});
