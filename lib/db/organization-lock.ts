import { queryRow, sql, type Transaction } from "./sql";

/**
 * Locks an organization until the transaction ends, so that changes to who belongs to it happen one after another and
 * each sees what the one before left. Taken before any other lock in it, which keeps such changes free of deadlocks.
 *
 * @returns whether it exists
 */
export async function lockOrganization(transaction: Transaction, organizationId: string): Promise<boolean> {
  const row = await queryRow(sql`SELECT id FROM organizations WHERE id = ${organizationId} FOR UPDATE`, transaction);
  return row !== null;
}
