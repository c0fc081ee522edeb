import * as locks from "../../db/organization-lock";
import type { Transaction } from "../../db/sql";
import { ApiError } from "../../errors";

/**
 * Makes changes to who belongs to an organization happen one after another. Given together with the statement that reads
 * what the change depends on, it costs no round trip of its own.
 *
 * @throws ApiError `organization_not_found` when it was deleted meanwhile
 */
export async function lockOrganization(transaction: Transaction, organizationId: string): Promise<void> {
  if (!(await locks.lockOrganization(transaction, organizationId))) throw new ApiError("organization_not_found");
}

/**
 * Keeps the last owner an owner. Only sound for a member read while the organization is locked.
 *
 * @throws ApiError `conflict`
 */
export function assertAnotherOwner({ role, othersOwn }: { role: string; othersOwn: boolean }): void {
  if (role !== "owner" || othersOwn) return;
  throw new ApiError("conflict", "An organization needs at least one owner. Make another member an owner first.");
}
