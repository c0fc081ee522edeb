import { describe, expect, it } from "vitest";
import { apiKeyInputSchema } from "@/lib/contracts/api-keys";
import { errorsOf, expiryOf, INITIAL_DRAFT, inputOf, isDirty, type KeyDraft, reachOf } from "./draft";

const NOW = Date.parse("2026-11-24T09:30:00Z");
const draft = (changes: Partial<KeyDraft>): KeyDraft => ({ ...INITIAL_DRAFT, name: "ci", ...changes });

describe("a key's draft", () => {
  it("starts with the lowest role, and can be closed without losing anything", () => {
    expect(INITIAL_DRAFT.role).toBe("viewer");
    expect(isDirty(INITIAL_DRAFT)).toBe(false);
    expect(isDirty(draft({}))).toBe(true);
  });

  it("never turns an empty choice into every organization", () => {
    const chosen = draft({ scope: "chosen" });
    expect(errorsOf(chosen, NOW)).toHaveProperty("organizationIds");
    expect(inputOf(chosen, NOW).organizationIds).toEqual([]);
    expect(reachOf(chosen)).toEqual({ role: "viewer", organizationIds: [] });
    expect(reachOf(draft({}))).toEqual({ role: "viewer", organizationIds: null });
  });

  it("ignores selected organizations when all are meant", () => {
    expect(inputOf(draft({ organizationIds: ["org_1"] }), NOW).organizationIds).toBeNull();
  });

  it("acts by default in the chosen organization, or in the first one of its scope", () => {
    const chosen = { scope: "chosen", organizationIds: ["org_1", "org_2"] } as const;
    expect(inputOf(draft({}), NOW).defaultOrganizationId).toBeUndefined();
    expect(inputOf(draft({ defaultOrganizationId: "org_3" }), NOW).defaultOrganizationId).toBe("org_3");
    expect(inputOf(draft({ ...chosen, defaultOrganizationId: "org_2" }), NOW).defaultOrganizationId).toBe("org_2");
    expect(inputOf(draft({ ...chosen, defaultOrganizationId: "org_3" }), NOW).defaultOrganizationId).toBe("org_1");
  });

  it("ends at the end of the last day", () => {
    const end = expiryOf(draft({ expiry: "date", date: "2027-01-31" }), NOW);
    expect([end?.getFullYear(), end?.getMonth(), end?.getDate(), end?.getHours()]).toEqual([2027, 0, 31, 23]);
    expect(expiryOf(draft({ expiry: "30" }), NOW)?.toISOString()).toBe("2026-12-24T09:30:00.000Z");
    expect(expiryOf(draft({}), NOW)?.toISOString()).toBe("2027-02-22T09:30:00.000Z");
    expect(expiryOf(draft({ expiry: "never" }), NOW)).toBeNull();
    expect(expiryOf(draft({ expiry: "date" }), NOW)).toBeNull();
  });

  it.each([
    ["no name", draft({ name: "  " }), "name"],
    ["a long name", draft({ name: "x".repeat(65) }), "name"],
    ["no date", draft({ expiry: "date" }), "expiresAt"],
    ["a past date", draft({ expiry: "date", date: "2026-11-23" }), "expiresAt"],
  ])("rejects %s", (_, wrong, field) => {
    expect(Object.keys(errorsOf(wrong, NOW))).toEqual([field]);
  });

  it("distinguishes a missing last day from one in the past", () => {
    expect(errorsOf(draft({ expiry: "date" }), NOW).expiresAt).toMatch(/^Choose the last day/);
    expect(errorsOf(draft({ expiry: "date", date: "2026-11-23" }), NOW).expiresAt).toBe("Choose a date in the future");
  });

  it("builds bodies the contract accepts", () => {
    for (const expiry of ["never", "30", "90", "365", "date"] as const) {
      const body = inputOf(draft({ name: " ci ", expiry, date: "2027-01-31" }), NOW);
      expect(apiKeyInputSchema.parse(body)).toMatchObject({ name: "ci", role: "viewer" });
    }
  });
});
