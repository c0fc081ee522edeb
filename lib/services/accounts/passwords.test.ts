import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./passwords";

describe("passwords", () => {
  it("hashes with Argon2id at OWASP's cost, salted", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("tells the right password from a wrong one", async () => {
    const stored = await hashPassword("correct horse");
    expect(await verifyPassword(stored, "correct horse")).toBe(true);
    expect(await verifyPassword(stored, "Correct horse")).toBe(false);
    expect(await verifyPassword(stored, "")).toBe(false);
  });

  it("takes a character composed or decomposed for the same", async () => {
    const stored = await hashPassword("caf\u00e9 au lait");
    expect(await verifyPassword(stored, "cafe\u0301 au lait")).toBe(true);
  });

  it("accepts nothing where there is no password, and takes as long to say so", async () => {
    const stored = await hashPassword("correct horse");
    const known: number[] = [];
    const unknown: number[] = [];
    // Taken in turns, so that whatever else the machine does slows both.
    for (let i = 0; i < 11; i++) {
      known.push(await timeOf(() => verifyPassword(stored, "wrong")));
      unknown.push(await timeOf(() => verifyPassword(null, "wrong")));
    }
    const ratio = medianOf(unknown) / medianOf(known);
    expect(await verifyPassword(null, "correct horse")).toBe(false);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function medianOf(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
