import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { AUTH_PAGES, SIGNED_IN_PAGES } from "./page-steps";

function foldersOf(group: string): string[] {
  return readdirSync(`app/${group}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

it("knows every signed-in page and every page of authentication", () => {
  expect(SIGNED_IN_PAGES).toEqual(expect.arrayContaining(foldersOf("(dashboard)")));
  expect(AUTH_PAGES).toEqual(foldersOf("(auth)").sort());
});
