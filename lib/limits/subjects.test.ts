import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { digestSubject } from "./subjects";

it("a subject is known by half of its SHA-256", () => {
  const whole = createHash("sha256").update("192.0.2.1 ada@example.com").digest("hex");
  expect(digestSubject("192.0.2.1 ada@example.com")).toBe(whole.slice(0, 32));
});
