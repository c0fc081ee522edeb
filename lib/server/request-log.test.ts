import { expect, test } from "vitest";
import { withoutSecrets } from "./request-log";

test("ids and words of a path are logged", () => {
  const path = "/api/v1/projects/prj_01k2x8yq4v7m3n9r5t6w8z0a1b";
  expect(withoutSecrets(path)).toBe(path);
});

test.each([
  ["/invitations/x8yq4v7m3n9r5t6w8z0a1bx8yq4v7m3n9r5t6w8z0a1", "/invitations/…"],
  [`/api/v1/crowdee_${"a".repeat(40)}/x`, "/api/v1/…/x"],
  ["/api/v1/me?key=crowdee_secret", "/api/v1/me"],
])("what may be a secret is not: %s", (path, logged) => {
  expect(withoutSecrets(path)).toBe(logged);
});
