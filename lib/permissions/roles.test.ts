import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveRole, KEY_ROLES, lowerRole, MEMBERSHIP_ROLES, roleAtLeast } from "./roles";

const role = fc.constantFrom(...MEMBERSHIP_ROLES);
const keyRole = fc.constantFrom(...KEY_ROLES);
const rank = (name: (typeof MEMBERSHIP_ROLES)[number]) => MEMBERSHIP_ROLES.indexOf(name);

describe("roles", () => {
  it("are ordered viewer < member < admin < owner", () => {
    expect(MEMBERSHIP_ROLES).toEqual(["viewer", "member", "admin", "owner"]);
    fc.assert(fc.property(role, role, (a, b) => roleAtLeast(a, b) === rank(a) >= rank(b)));
  });

  it("never let a key carry ownership", () => {
    expect(KEY_ROLES).not.toContain("owner");
  });
});

describe("lowerRole", () => {
  it("is one of the two, at most either, and the same in any order", () => {
    fc.assert(
      fc.property(role, role, (a, b) => {
        const lower = lowerRole(a, b);
        expect([a, b]).toContain(lower);
        expect(rank(lower)).toBe(Math.min(rank(a), rank(b)));
        expect(lower).toBe(lowerRole(b, a));
      }),
    );
  });
});

describe("effectiveRole", () => {
  it("is the lower of the key's role and the membership role, for every pair", () => {
    for (const key of KEY_ROLES) {
      for (const membership of MEMBERSHIP_ROLES) {
        expect(rank(effectiveRole(key, membership))).toBe(Math.min(rank(key), rank(membership)));
      }
    }
  });

  it("is the membership role for a credential without a role of its own", () => {
    for (const membership of MEMBERSHIP_ROLES) expect(effectiveRole(null, membership)).toBe(membership);
  });

  it("never rises when either role falls", () => {
    fc.assert(
      fc.property(keyRole, keyRole, role, role, (keyA, keyB, membershipA, membershipB) => {
        fc.pre(rank(keyA) <= rank(keyB) && rank(membershipA) <= rank(membershipB));
        expect(rank(effectiveRole(keyA, membershipA))).toBeLessThanOrEqual(rank(effectiveRole(keyB, membershipB)));
      }),
    );
  });
});
