import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

/** A million addresses, each admitted once and every fourth rejected once; with EVERY_POLICY under all policies. */
const PROGRAM = `
  const { Limiter } = await import("./lib/limits/limiter.ts");
  const { POLICIES } = await import("./lib/limits/policies.ts");
  const policies = process.env.EVERY_POLICY ? Object.keys(POLICIES) : ["anonymous"];
  const limiter = new Limiter(null, () => {});
  const rate = { limit: 1, windowSeconds: 3600 };
  const subjectOf = (index) => [10, index >> 16, (index >> 8) & 255, index & 255].join(".");
  const take = (policy, index) => limiter.take([{ policy, subject: subjectOf(index), rate }], () => {});
  gc();
  const before = process.memoryUsage().heapUsed;
  for (const policy of policies) {
    for (let index = 0; index < 1_000_000; index++) {
      await take(policy, index);
      if (index % 4 === 0) await take(policy, index);
    }
  }
  gc();
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  const [policy] = policies;
  const newest = (await take(policy, 999_999)).admitted;
  const oldest = (await take(policy, 0)).admitted;
  console.log(JSON.stringify({ megabytes, newest, oldest }));
`;

const ENV = {
  DATABASE_URL: "postgresql://localhost/x",
  NEXTAUTH_SECRET: "n".repeat(32),
  API_KEY_SECRETS: "a".repeat(32),
};

it("counts 1 million addresses in less than 150 MB, evicting the oldest first, at a constant cost", () => {
  const args = ["--expose-gc", "--import", "tsx", "--input-type=module", "--eval", PROGRAM];
  const env = { ...process.env, ...ENV };
  const { megabytes, newest, oldest } = JSON.parse(execFileSync(process.execPath, args, { env, encoding: "utf8" }));
  expect(megabytes).toBeLessThan(150);
  expect({ newest, oldest }).toEqual({ newest: false, oldest: true });
}, 120_000);
