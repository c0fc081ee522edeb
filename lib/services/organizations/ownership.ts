import type { Db } from "../../db/client";
import { ApiError } from "../../errors";

/**
 * Locks an organization until the transaction ends, so that changes to who belongs to it happen one after another and
 * each sees what the one before left. Taken before any other lock in it, which keeps such changes free of deadlocks.
 *
 * @throws ApiError `organization_not_found` when it was deleted meanwhile
 */
export async function lockOrganization(tx: Db, organizationId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM organizations WHERE id = ${organizationId} FOR UPDATE`;
  if (rows.length === 0) throw new ApiError("organization_not_found");
}

/**
 * Refuses to take ownership from the last owner. Only sound while the organization is locked.
 *
 * @param userId  the owner about to lose it
 * @throws ApiError `conflict`
 */
export async function assertAnotherOwner(tx: Db, organizationId: string, userId: string): Promise<void> {
  const others = await tx.membership.count({ where: { organizationId, role: "owner", userId: { not: userId } } });
  if (others > 0) return;
  throw new ApiError("conflict", "An organization always keeps an owner; make another member an owner first.");
}
