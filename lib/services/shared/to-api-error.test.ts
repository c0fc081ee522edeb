import { expect, it, vi } from "vitest";
import { ApiError } from "../../errors";
import { toApiError } from "./to-api-error";

vi.mock("../../log", () => ({ log: () => ({ warn: () => {}, error: () => {} }) }));

function violation(constraint: string) {
  const cause = { kind: "ForeignKeyConstraintViolation", constraint: { index: constraint } };
  return Object.assign(new Error("violation"), { code: "P2003", meta: { driverAdapterError: { cause } } });
}

it("keeps an error of ours", () => {
  const error = new ApiError("conflict");
  expect(toApiError(error, "r")).toBe(error);
});

it.each(["projects_organization_id_fkey", "memberships_organization_id_fkey", "audit_events_organization_id_fkey"])(
  "takes a violated %s for an organization that was deleted meanwhile",
  (constraint) => {
    expect(toApiError(violation(constraint), "r").code).toBe("organization_not_found");
  },
);

it.each(["memberships_user_id_fkey", "limit_grants_request_id_fkey"])("does not take %s for one", (constraint) => {
  expect(toApiError(violation(constraint), "r").code).toBe("internal_error");
});

it("shows nothing of an unexpected error", () => {
  expect(toApiError(new Error("secret"), "r").message).not.toContain("secret");
});
