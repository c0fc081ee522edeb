import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugSchema } from "../../contracts/organizations";
import { slugCandidates } from "./slug";

describe("slugCandidates", () => {
  it.each([
    ["Newsroom", "newsroom"],
    ["Ada's organization", "adas-organization"],
    ["Čeština & Ørsted  GmbH", "cestina-rsted-gmbh"],
    ["日本語", "organization"],
    ["--", "organization"],
    ["x".repeat(64), "x".repeat(40)],
  ])("makes %s into %s", (name, slug) => {
    expect(slugCandidates(name)[0]).toBe(slug);
  });

  it("offers further ones with a random suffix", () => {
    const [base, ...others] = slugCandidates("Newsroom");
    expect(base).toBe("newsroom");
    expect(new Set(others).size).toBe(4);
    for (const other of others) expect(other).toMatch(/^newsroom-[0-9a-z]{6}$/);
  });

  it("makes a valid slug of any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 64 }), (name) => {
        for (const slug of slugCandidates(name)) expect(slugSchema.safeParse(slug).success).toBe(true);
      }),
    );
  });
});
