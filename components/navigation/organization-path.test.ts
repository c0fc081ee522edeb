import { expect, it } from "vitest";
import { organizationPath, samePageIn, slugOfPath } from "./organization-path";

it("names an organization's pages", () => {
  expect(organizationPath("newsroom")).toBe("/orgs/newsroom/projects");
  expect(organizationPath("newsroom", "/settings/members")).toBe("/orgs/newsroom/settings/members");
});

it.each([
  ["/orgs/newsroom", "newsroom"],
  ["/orgs/newsroom/projects/prj_1", "newsroom"],
  ["/settings/api-keys", null],
  ["/orgs", null],
])("finds the organization of %s", (path, slug) => {
  expect(slugOfPath(path)).toBe(slug);
});

it.each([
  ["/orgs/newsroom/projects", "/orgs/archive/projects"],
  ["/orgs/newsroom/settings/members", "/orgs/archive/settings/members"],
  ["/orgs/newsroom/projects/prj_1", "/orgs/archive/projects"],
  ["/orgs/newsroom/settings/audit-log", "/orgs/archive/projects"],
  ["/settings/api-keys", "/orgs/archive/projects"],
])("leads from %s to %s", (path, expected) => {
  expect(samePageIn("archive", path, false)).toBe(expected);
});

it("leads to the audit log where the person may read it", () => {
  expect(samePageIn("archive", "/orgs/newsroom/settings/audit-log", true)).toBe("/orgs/archive/settings/audit-log");
});
