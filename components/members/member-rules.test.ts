import { describe, expect, it } from "vitest";
import { MEMBERSHIP_ROLES } from "@/lib/permissions";
import { memberRules } from "./member-rules";

const ada = (role: (typeof MEMBERSHIP_ROLES)[number]) => ({ userId: "usr_ada", role });
const grace = (role: (typeof MEMBERSHIP_ROLES)[number]) => ({ userId: "usr_grace", role });

describe("memberRules", () => {
  it("lets an owner give every role and remove others", () => {
    const rules = memberRules(grace("owner"), ada("owner"), false);
    expect(rules).toEqual({ roles: MEMBERSHIP_ROLES, canRemove: true, canLeave: false, reason: null });
  });

  it("lets an admin give every role but owner", () => {
    const rules = memberRules(grace("viewer"), ada("admin"), false);
    expect(rules).toMatchObject({ roles: ["viewer", "member", "admin"], canRemove: true });
  });

  it("does not let an admin change an owner, and says why", () => {
    const rules = memberRules(grace("owner"), ada("admin"), false);
    expect(rules).toMatchObject({ roles: [], canRemove: false, reason: "Only owners can change an owner." });
  });

  it.each(["viewer", "member"] as const)("shows a %s the list, and lets them leave", (role) => {
    expect(memberRules(grace("viewer"), ada(role), false)).toMatchObject({ roles: [], canRemove: false });
    expect(memberRules(ada(role), ada(role), false)).toMatchObject({ roles: [], canRemove: false, canLeave: true });
  });

  it("keeps the last owner, whoever looks", () => {
    for (const role of MEMBERSHIP_ROLES) {
      const rules = memberRules(grace("owner"), ada(role), true);
      expect(rules).toMatchObject({
        roles: [],
        canRemove: false,
        canLeave: false,
        reason: "An organization needs at least one owner.",
      });
    }
    expect(memberRules(ada("owner"), ada("owner"), true).canLeave).toBe(false);
  });

  it("lets an admin step down or leave", () => {
    expect(memberRules(ada("admin"), ada("admin"), false)).toMatchObject({
      roles: ["viewer", "member", "admin"],
      canRemove: false,
      canLeave: true,
    });
  });
});
