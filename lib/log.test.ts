import { expect, test } from "vitest";
import { safeLine } from "./log";

test("a line contains no API key and nothing that a terminal obeys, and says the same", () => {
  const path = "/\u007f\u009b31m\u2028caf\u00e9";
  const line = `${JSON.stringify({ path })}\n`;
  const safe = safeLine(line);
  expect(safe).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029]/u);
  expect(JSON.parse(safe)).toEqual({ path });
  expect(safeLine(`{"path":"x crowdee_${"a".repeat(40)}"}\n`)).toBe('{"path":"x crowdee_\u2026"}\n');
});
