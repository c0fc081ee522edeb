import { PASSWORD_HINT } from "./password-rule";

/** The least bits of a fair and of a strong password: its length times what each character could be. */
const FAIR = 42;
const STRONG = 60;

/** A hint about the password that is being typed. The server looks up common ones; this counts characters only. */
export function strengthHint(password: string): string {
  if (password === "") return PASSWORD_HINT;
  const bits = password.length * Math.log2(new Set(password).size);
  return `Strength: ${bits < FAIR ? "weak. Add a few random words." : bits < STRONG ? "fair" : "strong"}`;
}
