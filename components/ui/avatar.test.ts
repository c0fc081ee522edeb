import { expect, it } from "vitest";
import { initials } from "./avatar";

it.each([
  ["Ada Lovelace", "AL"],
  ["  ada  ", "A"],
  ["Jean-Luc de la Tour", "JT"],
  ["🦊 Fox", "🦊F"],
  ["", "?"],
])("the initials of %j are %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
