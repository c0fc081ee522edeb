import { describe, expect, it } from "vitest";
import { PERMISSIONS, type Permission, permissionsOf, roleHasPermission } from "./permissions";
import { MEMBERSHIP_ROLES } from "./roles";

const all = Object.keys(PERMISSIONS) as Permission[];

describe("the permission table", () => {
  it("gives a higher role everything a lower one has", () => {
    for (const [index, role] of MEMBERSHIP_ROLES.entries()) {
      for (const lower of MEMBERSHIP_ROLES.slice(0, index)) {
        expect(permissionsOf(role)).toEqual(expect.arrayContaining(permissionsOf(lower)));
      }
    }
  });

  it("gives each permission to the role it names and to no lower one", () => {
    for (const permission of all) {
      const holders = MEMBERSHIP_ROLES.filter((role) => roleHasPermission(role, permission));
      expect(holders).toEqual(MEMBERSHIP_ROLES.slice(MEMBERSHIP_ROLES.indexOf(PERMISSIONS[permission])));
    }
  });

  it("lets a viewer change nothing", () => {
    expect(permissionsOf("viewer").filter((permission) => !permission.endsWith(":read"))).toEqual([]);
  });

  it("gives an owner everything", () => {
    expect(permissionsOf("owner")).toEqual(all);
  });
});
