import { expect, it } from "vitest";
import { permissionsOf } from "@/lib/permissions";
import { inWords, withArticle } from "./words";

it("describes what a role can do", () => {
  expect(inWords(permissionsOf("viewer"))).toBe("see the organization, see members and read projects");
  expect(inWords(["project:read"])).toBe("read projects");
  expect(inWords([])).toBe("do nothing");
  expect([withArticle("viewer"), withArticle("owner")]).toEqual(["a viewer", "an owner"]);
});
