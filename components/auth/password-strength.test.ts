import { expect, it } from "vitest";
import { PASSWORD_HINT } from "./password-rule";
import { strengthHint } from "./password-strength";

it("states the rule until something is typed", () => {
  expect(strengthHint("")).toBe(PASSWORD_HINT);
});

it.each([
  ["aaaaaaaaaaaaaaaaaaaaaaaa", "weak"],
  ["abababababababababab", "weak"],
  ["password123", "weak"],
  ["qwertyuiop", "weak"],
  ["k3Vx9mQp2LwT", "fair"],
  ["tulip-anchor-42", "fair"],
  ["correct horse battery", "strong"],
  ["k3Vx9mQp2LwTz7Rb", "strong"],
])("%s is %s", (password, strength) => {
  expect(strengthHint(password)).toContain(`Strength: ${strength}`);
});
