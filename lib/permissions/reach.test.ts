import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseOrganization,
  type DefaultOrganization,
  inScope,
  type Membership,
  type Reach,
  reachableOrganizations,
} from "./reach";
import { effectiveRole, KEY_ROLES, MEMBERSHIP_ROLES } from "./roles";

const A: Membership = { id: "org_a", slug: "alpha", name: "Alpha", role: "owner" };
const B: Membership = { id: "org_b", slug: "beta", name: "Beta", role: "viewer" };
const C: Membership = { id: "org_c", slug: "gamma", name: "Gamma", role: "member" };

const everything: Reach = { role: null, organizationIds: null };
const onlyB: Reach = { role: "admin", organizationIds: ["org_b"] };
const nothing: Reach = { role: "admin", organizationIds: [] };

const ids = ["org_a", "org_b", "org_c", "org_d"];
const anyReach: fc.Arbitrary<Reach> = fc.record({
  role: fc.constantFrom(null, ...KEY_ROLES),
  organizationIds: fc.option(fc.subarray(ids), { nil: null }),
});
const anyMemberships = fc
  .subarray(ids)
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((id) =>
        fc.constantFrom(...MEMBERSHIP_ROLES).map((role): Membership => ({ id, slug: `slug-${id}`, name: id, role })),
      ),
    ),
  );

describe("inScope", () => {
  it("admits everything without a scope, the named with one, and nothing with an emptied one", () => {
    expect(inScope(null, "org_a")).toBe(true);
    expect(inScope(["org_b"], "org_b")).toBe(true);
    expect(inScope(["org_b"], "org_a")).toBe(false);
    expect(inScope([], "org_a")).toBe(false);
  });
});

describe("reachableOrganizations", () => {
  it("is the intersection of memberships and scope, each with its effective role", () => {
    fc.assert(
      fc.property(anyReach, anyMemberships, (reach, memberships) => {
        const expected = memberships
          .filter(({ id }) => inScope(reach.organizationIds, id))
          .map((one) => ({ ...one, effectiveRole: effectiveRole(reach.role, one.role) }));
        expect(reachableOrganizations(reach, memberships)).toEqual(expected);
      }),
    );
  });
});

const fixed = (id: string | null): DefaultOrganization => ({ kind: "fixed", id });
const active = (reference: string | null): DefaultOrganization => ({ kind: "active", reference });

describe("chooseOrganization", () => {
  it.each([
    ["names it by id", everything, [A, B], "org_b", fixed("org_a"), "org_b"],
    ["names it by slug", everything, [A, B], "beta", fixed("org_a"), "org_b"],
    ["names one outside the scope", onlyB, [A, B], "alpha", fixed("org_b"), "out_of_scope"],
    ["names one it is no member of", everything, [A], "beta", fixed("org_a"), "not_found"],
    ["names one that is in scope but not a membership", onlyB, [A], "org_b", fixed("org_b"), "not_found"],
    ["names one with the empty string", everything, [A], "", fixed("org_a"), "not_found"],
    ["names one with an emptied scope", nothing, [A], "org_a", fixed("org_a"), "out_of_scope"],
    ["names none and has a default", everything, [A, B, C], null, fixed("org_b"), "org_b"],
    ["names none and has a default within its scope", onlyB, [A, B], null, fixed("org_b"), "org_b"],
    ["names none and has a default outside its scope", onlyB, [A, B], null, fixed("org_a"), "required"],
    ["names none and has a default that is no membership any more", everything, [B], null, fixed("org_a"), "required"],
    ["names none and has no default, though it reaches exactly one", onlyB, [A, B], null, fixed(null), "required"],
    ["names none and reaches none", everything, [], null, fixed("org_a"), "required"],
    ["names none with an emptied scope", nothing, [A], null, fixed("org_a"), "required"],
    ["is a session with an active organization", everything, [A, B, C], null, active("gamma"), "org_c"],
    ["is a session that never chose", everything, [A, B, C], null, active(null), "org_a"],
    ["is a session whose active organization is gone", everything, [A, B], null, active("gamma"), "org_a"],
    ["is a session that names another than its active one", everything, [A, B], "org_a", active("beta"), "org_a"],
    ["is a session that names a foreign one", everything, [A, B], "gamma", active("beta"), "not_found"],
    ["is a session of someone who belongs to none", everything, [], null, active("beta"), "not_found"],
  ] as const)("a request that %s", (_, reach, memberships, requested, fallback, expected) => {
    const choice = chooseOrganization(reach, memberships, requested, fallback);
    expect(choice.outcome === "chosen" ? choice.organization.id : choice.outcome).toBe(expected);
  });

  const named = fc.option(fc.constantFrom(...ids, ...ids.map((id) => `slug-${id}`), "", "nowhere"), { nil: null });
  const anyDefault = fc.oneof(fc.option(fc.constantFrom(...ids), { nil: null }).map(fixed), named.map(active));

  it("never chooses an organization outside the memberships or the scope, whatever is requested", () => {
    fc.assert(
      fc.property(anyReach, anyMemberships, named, anyDefault, (reach, members, requested, fallback) => {
        const choice = chooseOrganization(reach, members, requested, fallback);
        if (choice.outcome !== "chosen") return;
        const membership = members.find(({ id }) => id === choice.organization.id);
        expect(membership).toBeDefined();
        expect(inScope(reach.organizationIds, choice.organization.id)).toBe(true);
        expect(choice.organization.effectiveRole).toBe(effectiveRole(reach.role, membership?.role ?? "viewer"));
      }),
    );
  });

  it("never lets other memberships change what a fixed default means", () => {
    fc.assert(
      fc.property(anyReach, anyMemberships, fc.constantFrom(...ids), (reach, memberships, id) => {
        const choice = chooseOrganization(reach, memberships, null, fixed(id));
        const alone = chooseOrganization(
          reach,
          memberships.filter((one) => one.id === id),
          null,
          fixed(id),
        );
        expect(choice.outcome).toBe(alone.outcome);
        if (choice.outcome === "chosen") expect(choice.organization.id).toBe(id);
      }),
    );
  });

  it("lists exactly the reachable organizations when one must be named", () => {
    const reach = { role: "member", organizationIds: ["org_a", "org_c"] } as const;
    const choice = chooseOrganization(reach, [A, B, C], null, fixed("org_b"));
    expect(choice).toMatchObject({ outcome: "required", organizations: [{ id: "org_a" }, { id: "org_c" }] });
  });
});
