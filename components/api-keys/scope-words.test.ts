import { expect, it } from "vitest";
import { scopeWords } from "./scope-words";

const memberships = [
  { id: "org_1", slug: "newsroom", name: "Newsroom", role: "admin" },
  { id: "org_2", slug: "lab", name: "Lab", role: "viewer" },
] as const;

it("names the organizations a key can access", () => {
  expect(scopeWords({ organizationIds: null }, memberships)).toBe("All organizations");
  expect(scopeWords({ organizationIds: ["org_2", "org_1"] }, memberships)).toBe("Newsroom, Lab");
  expect(scopeWords({ organizationIds: ["org_1", "org_9"] }, memberships)).toBe("Newsroom, 1 you left");
  expect(scopeWords({ organizationIds: ["org_8", "org_9"] }, memberships)).toBe("2 you left");
});
