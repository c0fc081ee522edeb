import { expect, it } from "vitest";
import { accepts } from "./accept-encoding";

it.each([
  ["br", true],
  ["gzip, BR", true],
  ["gzip, br;q=0.5", true],
  ["gzip;q=1.0, br ; q=1", true],
  ["br;q=0", false],
  ["br;q=0.000", false],
  ["gzip", false],
  ["brotli", false],
  ["", false],
  [undefined, false],
])("%j accepts br: %s", (header, accepted) => {
  expect(accepts(header, "br")).toBe(accepted);
});
