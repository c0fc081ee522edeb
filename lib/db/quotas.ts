import { queryRow, type Sql, sql, type Transaction } from "./sql";

/** How many keys of a person work. Only certain while the person is locked. */
export function countLiveKeys(transaction: Transaction, userId: string): Promise<number> {
  return count(
    sql`FROM api_keys WHERE user_id = ${userId} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    transaction,
  );
}

/** How many organizations a person has created that still exist. Only certain while the person is locked. */
export function countOrganizationsCreatedBy(transaction: Transaction, userId: string): Promise<number> {
  return count(sql`FROM organizations WHERE created_by_id = ${userId}`, transaction);
}

/** How many members an organization has. Only certain while the organization is locked. */
export function countMembers(transaction: Transaction, organizationId: string): Promise<number> {
  return count(sql`FROM memberships WHERE organization_id = ${organizationId}`, transaction);
}

/** How many invitations of an organization are open, but for one address. Only certain while the organization is locked. */
export function countPendingInvitations(
  transaction: Transaction,
  organizationId: string,
  exceptEmail: string,
): Promise<number> {
  return count(
    sql`FROM invitations
        WHERE organization_id = ${organizationId} AND accepted_at IS NULL AND expires_at > now()
          AND email <> ${exceptEmail}`,
    transaction,
  );
}

async function count(rows: Sql, transaction: Transaction): Promise<number> {
  const row = await queryRow<{ count: number }>(sql`SELECT count(*)::int AS count ${rows}`, transaction);
  return row?.count ?? 0;
}
