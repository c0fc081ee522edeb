import { expect, it } from "vitest";
import { passwordSchema } from "@/lib/contracts/account";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-rule";

it("forms apply the API's rule", () => {
  const accepts = (length: number) => passwordSchema.safeParse("x".repeat(length)).success;
  expect([accepts(PASSWORD_MIN - 1), accepts(PASSWORD_MIN)]).toEqual([false, true]);
  expect([accepts(PASSWORD_MAX), accepts(PASSWORD_MAX + 1)]).toEqual([true, false]);
});
