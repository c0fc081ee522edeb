import type { MembershipRole } from "../permissions";
import { type AuditEntry, auditedBy } from "./audit-events";
import { queryRow, queryRows, sql, type Transaction } from "./sql";

/** A membership with the person who holds it. */
export type MemberRow = {
  userId: string;
  name: string;
  email: string;
  role: MembershipRole;
  createdAt: Date;
};

const COLUMNS = sql`m.user_id AS "userId", u.name, u.email, m.role, m.created_at AS "createdAt"`;

/** An organization's members, oldest account first, from the one after `afterUserId`. */
export function findMembers(organizationId: string, afterUserId: string | null, limit: number): Promise<MemberRow[]> {
  const newer = afterUserId === null ? sql`` : sql`AND m.user_id > ${afterUserId}`;
  return queryRows(sql`
    SELECT ${COLUMNS} FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId} ${newer}
    ORDER BY m.user_id LIMIT ${limit}`);
}

/** One member of an organization, and whether anyone else owns it. Only certain while the organization is locked. */
export function findMember(
  transaction: Transaction,
  organizationId: string,
  userId: string,
): Promise<(MemberRow & { othersOwn: boolean }) | null> {
  return queryRow(
    sql`
      SELECT ${COLUMNS}, EXISTS (
        SELECT FROM memberships o
        WHERE o.organization_id = ${organizationId} AND o.role = 'owner' AND o.user_id <> m.user_id
      ) AS "othersOwn"
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.organization_id = ${organizationId} AND m.user_id = ${userId}`,
    transaction,
  );
}

/** Gives a member another role, with its audit event. */
export async function updateMemberRole(
  transaction: Transaction,
  organizationId: string,
  userId: string,
  role: MembershipRole,
  entry: AuditEntry,
): Promise<void> {
  await queryRow(
    sql`
      WITH changed AS (
        UPDATE memberships m SET role = ${role} FROM users u
        WHERE m.organization_id = ${organizationId} AND m.user_id = ${userId} AND u.id = m.user_id
        RETURNING u.id, u.name
      ), ${auditedBy(entry)}
      SELECT id FROM changed`,
    transaction,
  );
}

/** Ends a membership and withdraws the invitations its holder made, with the audit event of the former. */
export async function deleteMember(
  transaction: Transaction,
  organizationId: string,
  userId: string,
  entry: AuditEntry,
): Promise<void> {
  await queryRow(
    sql`
      WITH changed AS (
        DELETE FROM memberships m USING users u
        WHERE m.organization_id = ${organizationId} AND m.user_id = ${userId} AND u.id = m.user_id
        RETURNING u.id, u.name
      ), withdrawn AS (
        DELETE FROM invitations
        WHERE organization_id = ${organizationId} AND invited_by_id = ${userId} AND accepted_at IS NULL
      ), ${auditedBy(entry)}
      SELECT id FROM changed`,
    transaction,
  );
}

/** Makes one member an owner and the owner an admin, with the audit event of the former. */
export async function swapOwner(
  transaction: Transaction,
  organizationId: string,
  ownerId: string,
  newOwnerId: string,
  entry: AuditEntry,
): Promise<void> {
  await queryRow(
    sql`
      WITH stepped_down AS (
        UPDATE memberships SET role = 'admin' WHERE organization_id = ${organizationId} AND user_id = ${ownerId}
      ), changed AS (
        UPDATE memberships m SET role = 'owner' FROM users u
        WHERE m.organization_id = ${organizationId} AND m.user_id = ${newOwnerId} AND u.id = m.user_id
        RETURNING u.id, u.name
      ), ${auditedBy(entry)}
      SELECT id FROM changed`,
    transaction,
  );
}
